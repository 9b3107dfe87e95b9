package health.vigil.alarm;

import java.util.List;

/// What becomes of {@link Audio}: sound is paused, turned off, comes back, and is broken through.
final class Silence {
    private Silence() {}

    static void pause(Draft d, String by, long forNanos) {
        d.system = d.system.with(new Audio.Paused(by, d.now(), d.now() + forNanos, audible(d)));
        d.tell(new Output.AudioPaused(d.at, by, forNanos));
    }

    static void off(Draft d, String by, String reason) {
        d.system = d.system.with(new Audio.Off(by, reason, d.now(), d.now(), audible(d)));
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
    /// decision 12), and one of the child always does through silence for a device.
    static void holdIfMinor(Draft d, Alarm fresh) {
        for (var other : d.system.alarms())
            if (d.system.audio().holds(other)
                    && (fresh.condition().technical() || !other.condition().technical())
                    && other.priority().compareTo(fresh.priority()) > 0) {
                d.system = d.system.with(
                        d.system.audio().of(Row.plus(d.system.audio().silent(), fresh.id())));
                return;
            }
    }

    /// The alarm is over, or news of it is to be heard.
    static void release(Draft d, Alarm alarm) {
        if (d.system.audio().holds(alarm))
            d.system = d.system.with(d.system
                    .audio()
                    .of(d.system.audio().silent().stream()
                            .filter(id -> !id.equals(alarm.id()))
                            .toList()));
    }

    static void tick(Draft d) {
        if (!(d.system.audio() instanceof Audio.Paused pause)) return;
        if (pause.until() <= d.now()) resume(d, "time is up");
        else if (pause.silent().isEmpty()) resume(d, "nothing left to silence");
    }
}
