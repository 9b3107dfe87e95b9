package health.vigil.replay;

import health.vigil.profile.Condition;
import health.vigil.profile.Priority;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/// Which desaturations were alarmed, and how soon.
///
/// @param latenciesMillis of each that was found, from the first moment below the limit to the alarm; 0 if an alarm was
///     there already
/// @param already how many of them began while an alarm of moments before still lasted
/// @param missed those during which no alarm was there
public record Detection(List<Long> latenciesMillis, int already, List<Missed> missed) {
    /// @param name of the recording
    public record Missed(String name, Desaturation event) {}

    public Detection {
        latenciesMillis = List.copyOf(latenciesMillis);
        missed = List.copyOf(missed);
    }

    /// What to look for and what counts as found.
    ///
    /// @param limit an event is SpO2 below it
    /// @param seconds for at least this long
    /// @param alarms conditions that find it
    /// @param least with at least this priority
    /// @param slackSeconds an alarm so soon after the event's end still counts as found
    public record Rule(double limit, double seconds, Set<Condition> alarms, Priority least, double slackSeconds) {}

    public static Detection of(Collection<Replay> replays, Rule rule) {
        var latencies = new ArrayList<Long>();
        var missed = new ArrayList<Missed>();
        int already = 0;
        for (var replay : replays)
            for (var event : Desaturation.in(replay.spo2(), rule.limit(), rule.seconds())) {
                var alarm = firstAlarm(event, replay.occurrences(), rule);
                if (alarm.isEmpty()) missed.add(new Missed(replay.name(), event));
                else latencies.add(Math.max(0, alarm.getAsLong() - event.beginMillis()));
                if (alarm.isPresent() && alarm.getAsLong() < event.beginMillis()) already++;
            }
        return new Detection(latencies, already, missed);
    }

    /// When the first alarm that finds an event was there with its priority.
    private static OptionalLong firstAlarm(Desaturation event, List<Occurrence> occurrences, Rule rule) {
        var until = event.endMillis() + Math.round(rule.slackSeconds() * 1_000);
        return occurrences.stream()
                .filter(o -> rule.alarms().contains(o.condition()) && o.endMillis() > event.beginMillis())
                .mapToLong(o -> o.reached(rule.least()).orElse(Long.MAX_VALUE))
                .filter(reached -> reached < until)
                .min();
    }

    public int events() {
        return latenciesMillis.size() + missed.size();
    }

    /// How many were found only after this.
    public int late(double seconds) {
        return (int) latenciesMillis.stream().filter(l -> l > seconds * 1_000).count();
    }

    public Spread latencySeconds() {
        return Spread.ofMillis(
                latenciesMillis.stream().mapToLong(Long::longValue).toArray());
    }
}
