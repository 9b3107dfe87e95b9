package health.vigil.vital;

/// What the device says of a value it nevertheless gives, best first.
public enum Quality {
    GOOD,
    /// Marginal perfusion: shown with a mark.
    LOW_PERFUSION,
    /// Short-term artifact within the averaging of the value.
    ARTIFACT,
    /// The sender itself calls the value questionable or not validated.
    QUESTIONABLE
}
