package health.vigil.profile;

/// Where a sedation stands (clinical.md 1.2).
public enum Phase {
    PRE_SEDATION,
    INDUCTION,
    PROCEDURE,
    RECOVERY_1,
    RECOVERY_2,
    READY,
    DISCHARGED
}
