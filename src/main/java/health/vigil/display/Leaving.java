package health.vigil.display;

import health.vigil.alarm.state.Alarm;
import health.vigil.alarm.state.AlarmState;
import health.vigil.alarm.state.BedState;
import health.vigil.profile.Phase;
import health.vigil.vital.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is open when a child is to leave: it may go nevertheless, with a reason (requirement R56).
final class Leaving {
    /// R54: after a reversal drug the sedation may come back for so long.
    private static final long REVERSAL_MINUTES = 120;

    private static final List<String> REVERSALS = List.of("naloxone", "flumazenil");

    private Leaving() {}

    /// In words, one line each; none if nothing is.
    static List<String> open(BedState bed) {
        var open = new ArrayList<String>();
        if (bed.patient() == null) return open;
        for (var alarm : bed.ranked()) if (!alarm.condition().technical()) open.add(words(alarm));
        var begun = bed.phase() != Phase.PRE_SEDATION || !bed.drugs().isEmpty();
        if (begun && bed.phase() != Phase.READY && bed.phase() != Phase.DISCHARGED)
            open.add("the phase is " + bed.phase().words() + ", not " + Phase.READY.words());
        if (bed.cuff().inflating()) open.add("the cuff is inflated");
        reversal(bed, open);
        return open;
    }

    private static String words(Alarm alarm) {
        return alarm.text() + ": " + (alarm.state() instanceof AlarmState.Latched ? "nobody has seen it" : "lasts");
    }

    private static void reversal(BedState bed, List<String> open) {
        for (var dose : bed.drugs().reversed()) {
            var drug = dose.drug().toLowerCase(Locale.ROOT);
            if (REVERSALS.stream().noneMatch(drug::contains)) continue;
            var minutes = (bed.time().now() - dose.given()) / Moment.NANOS_PER_SECOND / 60;
            if (minutes < REVERSAL_MINUTES)
                open.add(dose.drug() + " " + minutes + " min ago: wait " + REVERSAL_MINUTES + " min");
            return;
        }
    }
}
