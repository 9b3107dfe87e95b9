package health.vigil.alarm;

import java.util.List;

/// What becomes of {@link Audio}: sound is paused, turned off, comes back, and is broken through.
final class Silence {
    private Silence() {}

    static void pause(Draft d, String by, long forNanos) {
        d.audio = new Audio.Paused(by, d.now(), d.now() + forNanos, audible(d));
        d.tell(new Output.AudioPaused(d.at, by, forNanos));
    }

    static void off(Draft d, String by, String reason) {
        d.audio = new Audio.Off(by, reason, d.now(), d.now(), audible(d));
        d.tell(new Output.AudioOff(d.at, by, reason));
    }

    /// The alarms that a silence beginning now is for.
    static List<String> audible(Draft d) {
        return d.alarms.stream().filter(Alarm::unacknowledged).map(Alarm::id).toList();
    }

    static void resume(Draft d, String why) {
        d.audio = new Audio.On();
        d.tell(new Output.AudioResumed(d.at, why));
    }

    /// A new alarm of lower priority than what was silenced stays silent with it; any other sounds through (design
    /// decision 12).
    static void holdIfMinor(Draft d, Alarm fresh) {
        for (var other : d.alarms)
            if (d.audio.holds(other) && other.priority().compareTo(fresh.priority()) > 0) {
                d.audio = d.audio.of(Draft.plus(d.audio.silent(), fresh.id()));
                return;
            }
    }

    /// The alarm is over, or news of it is to be heard.
    static void release(Draft d, Alarm alarm) {
        if (d.audio.holds(alarm))
            d.audio = d.audio.of(d.audio.silent().stream()
                    .filter(id -> !id.equals(alarm.id()))
                    .toList());
    }

    static void tick(Draft d) {
        if (!(d.audio instanceof Audio.Paused pause)) return;
        if (pause.until() <= d.now()) resume(d, "time is up");
        else if (pause.silent().isEmpty()) resume(d, "nothing left to silence");
    }
}
