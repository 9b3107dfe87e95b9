package health.vigil.alarm;

import health.vigil.alarm.state.Alarm;
import health.vigil.alarm.state.Audio;
import health.vigil.alarm.state.Row;
import health.vigil.profile.Condition;
import java.util.ArrayList;
import java.util.List;

/// What becomes of {@link Audio}: sound is paused, turned off, comes back, and is broken through.
final class Silence {
    private Silence() {}

    static void pause(Draft d, String by, long forNanos) {
        d.system = d.system.with(new Audio.Paused(by, d.now(), d.now() + forNanos, audible(d), List.of()));
        d.tell(new Output.AudioPaused(d.at, by, forNanos));
    }

    static void off(Draft d, String by, String reason) {
        d.system = d.system.with(new Audio.Off(by, reason, d.now(), d.now(), audible(d), List.of()));
        d.tell(new Output.AudioOff(d.at, by, reason));
    }

    /// The alarms that a silence beginning now is for.
    static List<String> audible(Draft d) {
        return d.system.alarms().stream()
                .filter(Alarm::unacknowledged)
                .map(Alarm::id)
                .toList();
    }

    static void resume(Draft d, String why) {
        d.system = d.system.with(new Audio.On());
        d.tell(new Output.AudioResumed(d.at, why));
    }

    /// A new alarm of lower priority than what was silenced stays silent with it; any other sounds through (design
    /// decision 12).
    static void holdIfMinor(Draft d, Alarm fresh) {
        var audio = d.system.audio();
        if (minor(d, fresh)) d.system = d.system.with(audio.of(audio.silent(), Row.plus(audio.held(), fresh.id())));
    }

    /// True if silence was asked for a graver alarm that lasts.
    private static boolean minor(Draft d, Alarm alarm) {
        for (var other : d.system.alarms())
            if (other.present()
                    && d.system.audio().silent().contains(other.id())
                    && mayHold(other, alarm)
                    && other.priority().compareTo(alarm.priority()) > 0) return true;
        return false;
    }

    /// Silence for a device holds no alarm of the child, silence for the house no lost number, and nothing holds an
    /// alarm of no breath (design decision 12).
    private static boolean mayHold(Alarm silenced, Alarm alarm) {
        if (alarm.condition() == Condition.APNEA) return false;
        if (!silenced.condition().technical()) return true;
        return alarm.condition().technical()
                && (!LossWatch.tells(alarm.condition()) || LossWatch.tells(silenced.condition()));
    }

    /// The alarm is over, or news of it is to be heard.
    static void release(Draft d, Alarm alarm) {
        if (!d.system.audio().holds(alarm)) return;
        var audio = d.system.audio();
        d.system = d.system.with(audio.of(without(audio.silent(), alarm), without(audio.held(), alarm)));
        letGo(d);
    }

    private static List<String> without(List<String> ids, Alarm alarm) {
        return ids.stream().filter(id -> !id.equals(alarm.id())).toList();
    }

    /// What was silent only under a graver alarm is heard once silence holds no graver one any more: nobody ever asked
    /// for its own.
    static void letGo(Draft d) {
        var audio = d.system.audio();
        if (audio.held().isEmpty()) return;
        var held = new ArrayList<String>();
        for (var alarm : d.system.alarms())
            if (audio.held().contains(alarm.id()) && minor(d, alarm)) held.add(alarm.id());
        if (held.size() < audio.held().size()) d.system = d.system.with(audio.of(audio.silent(), List.copyOf(held)));
    }

    static void tick(Draft d) {
        if (!(d.system.audio() instanceof Audio.Paused pause)) return;
        if (pause.until() <= d.now()) resume(d, "time is up");
        else if (pause.silent().isEmpty()) resume(d, "nothing left to silence");
    }
}
