package health.vigil.alarm;

import health.vigil.alarm.state.AlarmOff;
import health.vigil.alarm.state.Audio;
import health.vigil.alarm.state.Channel;
import health.vigil.alarm.state.Freshness;
import health.vigil.alarm.state.Row;
import health.vigil.alarm.state.Track;
import health.vigil.profile.Condition;
import health.vigil.vital.Moment;
import health.vigil.vital.Vital;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// ALARM OFF and ALARM PAUSED, condition by condition and of technical ones source by source, and the REMINDER SIGNAL
/// of everything that is off (IEC 60601-1-8 6.8). An inactivated condition goes on being judged, so that it is raised
/// at once when it is on again. What an operator might not begin now ends by itself.
final class Inactivation {
    /// Reminder while anything is off (requirement R32: at most every 2 to 3 min).
    private static final long REMINDER_NANOS = 120 * Moment.NANOS_PER_SECOND;

    private Inactivation() {}

    /// The inactivation in force for a condition of a subject, or null.
    static @Nullable AlarmOff of(Draft d, Condition condition, String subject) {
        for (var off : d.system.off()) if (off.of(condition, subject)) return off;
        return null;
    }

    /// Why an operator may not inactivate it, or may no longer; empty if he may.
    static String refusal(Draft d, Condition condition, String subject) {
        var technical = condition.technical();
        if (!Permission.of(d.care.profile()).mayInactivate(condition))
            return (technical ? "it is never" : "this profile never lets it be") + " paused or off";
        if (!technical) return subject.isEmpty() ? "" : "it is of no single sensor";
        if (subject.isEmpty()) return "nobody said of which sensor";
        return LossWatch.tells(condition) && lastOxygen(d, subject)
                ? "SpO2 of a sedated child comes from nowhere else"
                : "";
    }

    /// True of SpO2 itself and of the only source that has a number of it, while the child is sedated.
    private static boolean lastOxygen(Draft d, String subject) {
        if (!AttachWatch.sedated(d)) return false;
        if (subject.equals(Vital.SPO2.label())) return true;
        var channel = d.channel(Vital.SPO2);
        var delivers = false;
        for (var track : channel.tracks())
            if (track.source().name().equals(subject)) delivers = true;
            else if (speaks(d, channel, track)) return false;
        return delivers;
    }

    /// A gap of seconds takes nobody's turn away: it may be a movement.
    private static boolean speaks(Draft d, Channel channel, Track track) {
        return track.measured() == null
                ? d.now() - track.since() <= Freshness.lostNanos(channel.vital(), 0)
                : channel.current(track, d.now());
    }

    /// Begins, or takes the place of the one there is.
    static void begin(Draft d, AlarmOff off) {
        forget(d, off.condition(), off.subject());
        d.system = d.system.inactivated(Row.plus(d.system.off(), off));
        d.tell(new Output.AlarmInactivated(d.at, off));
        for (var alarm : d.system.alarms()) if (off.covers(alarm)) Annunciation.inactivate(d, alarm);
    }

    static void end(Draft d, AlarmOff off, String why) {
        forget(d, off.condition(), off.subject());
        d.tell(new Output.AlarmReactivated(d.at, off.condition(), off.subject(), why));
        for (var alarm : d.system.alarms()) if (off.covers(alarm)) Annunciation.reactivate(d, alarm);
    }

    static void endAll(Draft d, String why) {
        for (var off : d.system.off()) end(d, off, why);
    }

    private static void forget(Draft d, Condition condition, String subject) {
        d.system = d.system.inactivated(
                d.system.off().stream().filter(o -> !o.of(condition, subject)).toList());
    }

    static void tick(Draft d) {
        for (var off : d.system.off()) {
            var why = off.until() <= d.now() ? "time is up" : refusal(d, off.condition(), off.subject());
            if (!why.isEmpty()) end(d, off, why);
        }
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
        var off = d.system.off().stream().filter(o -> !o.paused()).map(AlarmOff::words);
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
