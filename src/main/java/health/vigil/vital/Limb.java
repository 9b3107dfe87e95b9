package health.vigil.vital;

/// Where a sensor sits, as far as the blood pressure cuff is concerned: an inflated cuff stops the pulse of its limb.
public enum Limb {
    /// Nobody said.
    UNKNOWN,
    /// On the limb of the cuff.
    CUFF,
    /// On another limb.
    OTHER
}
