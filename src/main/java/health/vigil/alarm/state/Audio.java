package health.vigil.alarm.state;

import java.util.List;

/// Whether alarms may be heard: AUDIO PAUSED and AUDIO OFF of IEC 60601-1-8 6.8, or neither. Silence is for the alarms
/// there were, never for a level: what comes later sounds unless it is of lower priority than one of those, and as long
/// as it is (design decision 12). Times are bed time, nanos.
public sealed interface Audio {
    /// Ids of the alarms that silence was asked for.
    List<String> silent();

    /// Ids of the lesser alarms that came later and are silent only under one of those.
    List<String> held();

    /// The same silence for other alarms.
    Audio of(List<String> silent, List<String> held);

    default boolean holds(Alarm alarm) {
        return silent().contains(alarm.id()) || held().contains(alarm.id());
    }

    /// Everything may be heard.
    record On() implements Audio {
        @Override
        public List<String> silent() {
            return List.of();
        }

        @Override
        public List<String> held() {
            return List.of();
        }

        @Override
        public Audio of(List<String> silent, List<String> held) {
            return this;
        }
    }

    /// Silence that ends by itself.
    record Paused(String by, long since, long until, List<String> silent, List<String> held) implements Audio {
        @Override
        public Audio of(List<String> silent, List<String> held) {
            return new Paused(by, since, until, silent, held);
        }
    }

    /// Silence until an operator ends it, with a REMINDER SIGNAL.
    ///
    /// @param reminded when the latest was given, or it began
    record Off(String by, String reason, long since, long reminded, List<String> silent, List<String> held)
            implements Audio {
        @Override
        public Audio of(List<String> silent, List<String> held) {
            return new Off(by, reason, since, reminded, silent, held);
        }

        public Off reminded(long now) {
            return new Off(by, reason, since, now, silent, held);
        }
    }
}
