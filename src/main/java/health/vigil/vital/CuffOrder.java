package health.vigil.vital;

/// What may be asked of a cuff. The patient mode sets the first inflation pressure: a child's cuff must never be
/// started as an adult's.
public enum CuffOrder {
    START_ADULT,
    START_PEDIATRIC,
    START_NEONATAL,
    ABORT
}
