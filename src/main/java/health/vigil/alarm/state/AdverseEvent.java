package health.vigil.alarm.state;

import health.vigil.vital.Moment;
import health.vigil.vital.Numbers;

/// Something that happened to the child and that the World SIVA tool (Mason and Green 2012, clinical.md 1.4) calls an
/// adverse event, as far as the bed measured it (requirement R22). It is there for a person to confirm, and no alarm.
///
/// @param onset when it began
/// @param extreme the worst of it: percent, seconds of the longest pause of breath, beats a minute or mmHg
/// @param baseline what was normal, NaN where the tool needs none
/// @param lastedMillis for how long it was seen, interruptions left out
/// @param unseenMillis for how long meanwhile nothing was measured; not counted as lasting
public record AdverseEvent(
        Kind kind,
        Severity severity,
        Moment onset,
        double extreme,
        double baseline,
        long lastedMillis,
        long unseenMillis,
        Ending ending) {
    /// What a bed can measure of the tool's list.
    public enum Kind {
        DESATURATION("desaturation", "%"),
        APNEA("apnoea", "s"),
        BRADYCARDIA("bradycardia", "/min"),
        TACHYCARDIA("tachycardia", "/min"),
        HYPOTENSION("hypotension", "mmHg"),
        HYPERTENSION("hypertension", "mmHg");

        private final String words;
        private final String unit;

        Kind(String words, String unit) {
            this.words = words;
            this.unit = unit;
        }

        public String words() {
            return words;
        }
    }

    /// The tool's own grades.
    public enum Severity {
        MINOR("minor"),
        SENTINEL("sentinel");

        private final String words;

        Severity(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /// How it came to an end.
    public enum Ending {
        LASTING("it lasts"),
        OVER("over"),
        UNSEEN("lost from sight"),
        LEFT("the child left");

        private final String words;

        Ending(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /// For people: `desaturation, sentinel: 72 %, 64.3 s; over`.
    public String words() {
        var normal = Double.isNaN(baseline) ? "" : " (baseline " + Numbers.plain(baseline, 0) + ")";
        var unseen = unseenMillis == 0 ? "" : ", besides " + seconds(unseenMillis) + " without a number";
        var worst = kind == Kind.APNEA ? "" : Numbers.plain(extreme, 0) + " " + kind.unit + normal + ", ";
        return kind.words + ", " + severity.words + ": " + worst + seconds(lastedMillis) + unseen + "; " + ending.words;
    }

    private static String seconds(long millis) {
        return Numbers.plain(millis / 1e3, 1) + " s";
    }
}
