package health.vigil.alarm.composite;

/// Everything that can speak for a composite condition, and how much it weighs. This is the whole table of points: a
/// proposal to be signed by clinicians, explained in `src/docs/composite.md`. None of it is taken from a published
/// index.
public enum Sign {
    RATE_BELOW_LOW(Group.BREATHING, 1, Form.BELOW, "respiration below its low limit"),
    RATE_BELOW_MEDIUM(Group.BREATHING, 2, Form.BELOW, "respiration below its medium limit"),
    RATE_BELOW_HIGH(Group.BREATHING, 3, Form.BELOW, "respiration below its high limit"),
    RATE_ESTIMATED_LOW(
            Group.BREATHING,
            1,
            Form.ESTIMATED_BELOW,
            "no measured respiration; the estimate from the pleth is below a limit"),
    RATE_FALLEN(Group.BREATHING, 1, Form.DOWN, "respiration at most 70 % of baseline or of earlier"),
    BREATHS_SHALLOW(
            Group.BREATHING, 1, Form.DOWN, "respiration fallen and EtCO2 at most 80 % of baseline or of earlier"),
    NO_BREATH(Group.BREATHING, 2, Form.SECONDS, "no breath for more than 10 s"),

    CO2_HIGH(Group.CO2, 2, Form.ABOVE, "EtCO2 above its limit"),
    CO2_RISEN(Group.CO2, 2, Form.UP, "EtCO2 at least 10 mmHg above baseline"),

    SPO2_BELOW_LOW(Group.OXYGEN, 1, Form.BELOW, "SpO2 below its low limit"),
    SPO2_BELOW_MEDIUM(Group.OXYGEN, 2, Form.BELOW, "SpO2 below its medium limit"),
    SPO2_BELOW_HIGH(Group.OXYGEN, 3, Form.BELOW, "SpO2 below its high limit"),
    SPO2_FALLING(Group.OXYGEN, 1, Form.WITHIN_A_MINUTE, "SpO2 fallen by 3 or more within a minute"),

    SEDATIVE_GIVEN(Group.DRUG, 1, Form.AGO, "a drug within 15 minutes, reversal drugs aside"),

    PRESSURE_FALLEN(Group.PRESSURE, 1, Form.DOWN, "systolic pressure fallen by 15 % of baseline or of earlier"),
    PRESSURE_FALLEN_FAR(Group.PRESSURE, 2, Form.DOWN, "systolic pressure fallen by 25 % of baseline or of earlier"),
    PRESSURE_LOW(Group.PRESSURE, 1, Form.BELOW, "systolic pressure below its limit"),
    PULSE_RISEN(Group.PULSE, 1, Form.UP, "pulse risen by 15 % of baseline or of earlier"),
    PULSE_RISEN_FAR(Group.PULSE, 2, Form.UP, "pulse risen by 25 % of baseline or of earlier"),
    RATE_RISEN(Group.BREATHING, 1, Form.UP, "respiration risen by 30 % of baseline or of earlier"),
    DRUG_JUST_GIVEN(Group.DRUG, 1, Form.AGO, "any drug within 10 minutes"),
    DRUG_GIVEN(Group.DRUG, 0, Form.AGO, "any drug within 30 minutes");

    /// Signs that one cause, or one sensor that slipped, brings together. Within a group they do not add up without
    /// bound.
    public enum Group {
        BREATHING("breathing", 4),
        CO2("CO2", 3),
        OXYGEN("oxygen", 4),
        PRESSURE("pressure", 3),
        PULSE("pulse", 2),
        DRUG("drug", 1);

        private final String words;
        private final int most;

        Group(String words, int most) {
            this.words = words;
            this.most = most;
        }

        public String words() {
            return words;
        }

        /// More than these points do not count.
        public int most() {
            return most;
        }
    }

    /// How a person reads it.
    enum Form {
        BELOW,
        ESTIMATED_BELOW,
        ABOVE,
        DOWN,
        UP,
        WITHIN_A_MINUTE,
        SECONDS,
        AGO
    }

    private final Group group;
    private final int points;
    private final Form form;
    private final String meaning;

    Sign(Group group, int points, Form form, String meaning) {
        this.group = group;
        this.points = points;
        this.form = form;
        this.meaning = meaning;
    }

    public Group group() {
        return group;
    }

    public int points() {
        return points;
    }

    /// What must be so, in words.
    public String meaning() {
        return meaning;
    }

    Form form() {
        return form;
    }
}
