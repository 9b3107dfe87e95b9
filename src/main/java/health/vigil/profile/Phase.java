package health.vigil.profile;

/// Where a sedation stands (clinical.md 1.2).
public enum Phase {
    PRE_SEDATION("before sedation"),
    INDUCTION("induction"),
    PROCEDURE("procedure"),
    RECOVERY_1("recovery 1"),
    RECOVERY_2("recovery 2"),
    READY("ready to leave"),
    DISCHARGED("discharged");

    private final String words;

    Phase(String words) {
        this.words = words;
    }

    /// For people.
    public String words() {
        return words;
    }
}
