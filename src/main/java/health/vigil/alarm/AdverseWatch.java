package health.vigil.alarm;

import health.vigil.alarm.state.AdverseCourse;
import health.vigil.alarm.state.AdverseCourse.Sight;
import health.vigil.alarm.state.AdverseEvent.Ending;
import health.vigil.alarm.state.AdverseEvent.Kind;
import health.vigil.alarm.state.AdverseEvent.Severity;
import health.vigil.alarm.state.Row;
import health.vigil.vital.Moment;
import health.vigil.vital.Vital;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Labels what World SIVA calls adverse events while they happen (requirement R22). It reads what everything else
/// reads, raises nothing, holds nothing and ends nothing; where nothing deviates it costs a comparison.
///
/// A missing number neither goes on with an event nor ends it: what was not seen might have been either. Its time is
/// kept apart, and the event says how much of it there was. After a minute of it the event is told as lost from sight,
/// with what had been seen. A clip on the limb that the cuff squeezes counts as missing. As alarms do, labels need no
/// admission: the number is somebody's.
final class AdverseWatch {
    /// The tool's range is 75 to 90 %, its longer one below 90 %: at 90 an event is on, but not the minute's clock.
    private static final double LOW_PERCENT = 90;

    /// A change of 25 % from baseline is an event.
    private static final double LOW_SHARE = 0.75;

    private static final double HIGH_SHARE = 1.25;

    /// From here on a pause of breath is an apnoea (the classic limit, Philips V24CT; also that of the high alarm). The
    /// tool itself only says where it is prolonged.
    private static final long APNEA_NANOS = 20 * Moment.NANOS_PER_SECOND;

    private AdverseWatch() {}

    /// The source in charge of a vital measured it.
    static void value(Draft d, Vital vital, double value) {
        switch (vital) {
            case SPO2 -> {
                if (value <= LOW_PERCENT || open(d, Kind.DESATURATION)) look(d, Kind.DESATURATION);
            }
            case PULSE_RATE, HEART_RATE -> changed(d, vital, value, Kind.BRADYCARDIA, Kind.TACHYCARDIA);
            case NIBP_SYSTOLIC -> changed(d, vital, value, Kind.HYPOTENSION, Kind.HYPERTENSION);
            case RESPIRATION_RATE -> breath(d);
            case ETCO2, FICO2, NIBP_DIASTOLIC, NIBP_MEAN, TEMPERATURE, PERFUSION_INDEX -> {}
        }
    }

    private static void changed(Draft d, Vital vital, double value, Kind low, Kind high) {
        var normal = d.care.baseline().of(vital);
        if (value <= LOW_SHARE * normal || open(d, low)) look(d, low);
        if (value >= HIGH_SHARE * normal || open(d, high)) look(d, high);
    }

    /// A breath ends a pause to the moment.
    static void breath(Draft d) {
        if (open(d, Kind.APNEA)) look(d, Kind.APNEA);
    }

    /// Time passed.
    static void tick(Draft d) {
        if (d.breathing.armed() && d.now() - d.breathing.last() >= APNEA_NANOS && !open(d, Kind.APNEA))
            look(d, Kind.APNEA);
        for (int i = d.adverse.size() - 1; i >= 0; i--) look(d, d.adverse.get(i).kind());
    }

    /// The child left, or another came: what was under way is told as far as it went.
    static void left(Draft d) {
        for (var course : d.adverse) tell(d, course.until(d.now()), Ending.LEFT);
        d.adverse = List.of();
    }

    /// We were away: nothing was seen.
    static void away(Draft d, long nanos) {
        for (int i = 0; i < d.adverse.size(); i++)
            d.adverse = Row.replaced(d.adverse, i, d.adverse.get(i).away(nanos));
    }

    private static boolean open(Draft d, Kind kind) {
        return find(d, kind) >= 0;
    }

    private static int find(Draft d, Kind kind) {
        for (int i = 0; i < d.adverse.size(); i++) if (d.adverse.get(i).kind() == kind) return i;
        return -1;
    }

    private static void look(Draft d, Kind kind) {
        var vital = vital(d, kind);
        var value = kind == Kind.APNEA ? pause(d) : value(d, vital);
        var normal = kind == Kind.DESATURATION || vital == null
                ? Double.NaN
                : d.care.baseline().of(vital);
        var sight = sight(kind, value, normal);
        var at = find(d, kind);
        if (at >= 0) goOn(d, at, sight, value);
        else if (sight == Sight.BEYOND || sight == Sight.EDGE) begin(d, kind, normal, sight, value);
    }

    private static void begin(Draft d, Kind kind, double normal, Sight sight, double value) {
        var already = kind == Kind.APNEA ? d.now() - d.breathing.last() : 0;
        var course = AdverseCourse.begun(kind, d.at.plusNanos(-already), normal, sight, value, already, d.now());
        d.adverse = Row.plus(d.adverse, course);
        if (course.severity() == Severity.SENTINEL) reached(d, course);
    }

    private static void goOn(Draft d, int i, Sight sight, double value) {
        var before = d.adverse.get(i);
        var course = before.until(counted(d, before)).seeing(sight, value).until(d.now());
        if (course.severity() != before.severity()) reached(d, course);
        var ending = course.ending();
        if (ending == Ending.LASTING) d.adverse = Row.replaced(d.adverse, i, course);
        else over(d, course, ending);
    }

    /// A pause of breath was over with the breath, not when we look.
    private static long counted(Draft d, AdverseCourse course) {
        var breathed = course.kind() == Kind.APNEA && d.breathing.last() > course.counted();
        return breathed ? Math.min(d.now(), d.breathing.last()) : d.now();
    }

    private static void reached(Draft d, AdverseCourse course) {
        d.tell(new Output.SentinelReached(d.at, course.event(Ending.LASTING)));
    }

    private static void over(Draft d, AdverseCourse course, Ending ending) {
        tell(d, course, ending);
        d.adverse = d.adverse.stream().filter(c -> c.kind() != course.kind()).toList();
    }

    private static void tell(Draft d, AdverseCourse course, Ending ending) {
        if (course.counts()) d.tell(new Output.AdverseEventOver(d.at, course.event(ending)));
    }

    /// Whose number speaks; null of breath. The electrocardiogram counts better than a finger.
    private static @Nullable Vital vital(Draft d, Kind kind) {
        return switch (kind) {
            case DESATURATION -> Vital.SPO2;
            case APNEA -> null;
            case BRADYCARDIA, TACHYCARDIA ->
                Double.isNaN(value(d, Vital.HEART_RATE))
                                || Double.isNaN(d.care.baseline().of(Vital.HEART_RATE))
                        ? Vital.PULSE_RATE
                        : Vital.HEART_RATE;
            case HYPOTENSION, HYPERTENSION -> Vital.NIBP_SYSTOLIC;
        };
    }

    /// The number that is true now, NaN where there is none.
    private static double value(Draft d, @Nullable Vital vital) {
        if (vital == null) return Double.NaN;
        var channel = d.channel(vital);
        var track = channel.inCharge(d.now());
        if (track == null || !channel.current(track, d.now())) return Double.NaN;
        return d.cuff.squeezes(vital, track.source(), d.links, d.now()) ? Double.NaN : track.value();
    }

    /// Seconds since the last breath, NaN where breaths cannot be seen: before enough of them were, only their coming
    /// says something.
    private static double pause(Draft d) {
        var nanos = d.breathing.pause(d.links, d.now());
        var known = d.breathing.source() != null && !d.breathing.blinded();
        var blind = !known || !d.breathing.armed() && nanos >= APNEA_NANOS;
        return blind ? Double.NaN : nanos / (double) Moment.NANOS_PER_SECOND;
    }

    private static Sight sight(Kind kind, double value, double normal) {
        if (Double.isNaN(value)) return Sight.UNSEEN;
        return switch (kind) {
            case DESATURATION -> value < LOW_PERCENT ? Sight.BEYOND : value == LOW_PERCENT ? Sight.EDGE : Sight.INSIDE;
            case APNEA -> beyond(value >= APNEA_NANOS / (double) Moment.NANOS_PER_SECOND);
            case BRADYCARDIA, HYPOTENSION -> beyond(value <= LOW_SHARE * normal);
            case TACHYCARDIA, HYPERTENSION -> beyond(value >= HIGH_SHARE * normal);
        };
    }

    private static Sight beyond(boolean beyond) {
        return beyond ? Sight.BEYOND : Sight.INSIDE;
    }
}
