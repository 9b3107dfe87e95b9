package health.vigil.alarm;

import health.vigil.profile.Condition;
import health.vigil.vital.Moment;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// ALARM OFF and ALARM PAUSED, condition by condition, and the REMINDER SIGNAL of everything that is off
/// (IEC 60601-1-8 6.8). An inactivated condition goes on being judged, so that it is raised at once when it is on
/// again.
final class Inactivation {
    /// Reminder while anything is off (requirement R32: at most every 2 to 3 min).
    private static final long REMINDER_NANOS = 120 * Moment.NANOS_PER_SECOND;

    private Inactivation() {}

    /// The inactivation in force for a condition, or null.
    static @Nullable AlarmOff of(Draft d, Condition condition) {
        for (var off : d.system.off()) if (off.condition() == condition) return off;
        return null;
    }

    /// Begins, or takes the place of the one there is.
    static void begin(Draft d, AlarmOff off) {
        forget(d, off.condition());
        d.system = d.system.inactivated(Row.plus(d.system.off(), off));
        d.tell(new Output.AlarmInactivated(d.at, off));
        for (var alarm : d.system.alarms()) if (alarm.condition() == off.condition()) Annunciation.inactivate(d, alarm);
    }

    static void end(Draft d, Condition condition, String why) {
        forget(d, condition);
        d.tell(new Output.AlarmReactivated(d.at, condition, why));
        for (var alarm : d.system.alarms()) if (alarm.condition() == condition) Annunciation.reactivate(d, alarm);
    }

    static void endAll(Draft d, String why) {
        for (var off : d.system.off()) end(d, off.condition(), why);
    }

    private static void forget(Draft d, Condition condition) {
        d.system = d.system.inactivated(
                d.system.off().stream().filter(o -> o.condition() != condition).toList());
    }

    static void tick(Draft d) {
        for (var off : d.system.off()) if (off.until() <= d.now()) end(d, off.condition(), "time is up");
        if (reminderDue(d)) remind(d);
    }

    private static boolean reminderDue(Draft d) {
        if (d.system.audio() instanceof Audio.Off off && d.now() - off.reminded() >= REMINDER_NANOS) return true;
        for (var off : d.system.off()) if (!off.paused() && d.now() - off.reminded() >= REMINDER_NANOS) return true;
        return false;
    }

    /// One reminder for all; the next is due as long after it.
    private static void remind(Draft d) {
        var words = new ArrayList<String>();
        var off = d.system.off().stream()
                .filter(o -> !o.paused())
                .map(o -> o.condition().words());
        var list = off.collect(Collectors.joining(", "));
        if (!list.isEmpty()) words.add("alarm off: " + list);
        if (d.system.audio() instanceof Audio.Off audio) {
            words.add("audio off");
            d.system = d.system.with(audio.reminded(d.now()));
        }
        d.system = d.system.inactivated(
                d.system.off().stream().map(o -> o.reminded(d.now())).toList());
        d.tell(new Output.Reminded(d.at, String.join("; ", words)));
    }
}
