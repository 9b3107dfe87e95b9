package health.vigil.alarm;

import health.vigil.alarm.state.Alarm;
import health.vigil.alarm.state.AlarmState;
import health.vigil.alarm.state.Episode;
import health.vigil.alarm.state.Finding;
import health.vigil.alarm.state.TechnicalRule;
import health.vigil.profile.Condition;
import health.vigil.profile.Priority;
import health.vigil.vital.Moment;

/// What becomes of conditions: alarms begin, rise, fall, latch, end, are acknowledged, inactivated, sound again. The
/// only place that changes the list of alarms.
final class Annunciation {
    /// An acknowledged high that is still there after this sounds again (requirement R34: at most 3 min, default 2).
    private static final long REALARM_NANOS = 120 * Moment.NANOS_PER_SECOND;

    private Annunciation() {}

    /// The condition is present.
    static void present(Draft d, Finding found) {
        var alarm = d.alarm(found.condition(), found.subject());
        if (alarm == null) raise(d, found);
        else update(d, alarm.seen(found.value()), found);
    }

    private static void raise(Draft d, Finding found) {
        var inactivated = Inactivation.of(d, found.condition(), found.subject()) != null;
        var alarm = new Alarm(
                d.nextId(),
                found.condition(),
                found.subject(),
                found.priority(),
                found.latching(),
                inactivated ? new AlarmState.Inactivated(d.now()) : new AlarmState.Sounding(d.now()),
                d.at,
                found.since(),
                found.value(),
                found.extreme(),
                found.limit(),
                found.source(),
                found.explanation().get(),
                "",
                null);
        if (inactivated) d.put(alarm);
        else raise(d, alarm);
    }

    private static void raise(Draft d, Alarm alarm) {
        d.put(alarm);
        Silence.holdIfMinor(d, alarm);
        d.tell(new Output.Raised(d.at, alarm));
    }

    private static void update(Draft d, Alarm alarm, Finding found) {
        var order = found.priority().compareTo(alarm.priority());
        switch (alarm.state()) {
            case AlarmState.Latched latched -> recur(d, alarm, latched, found);
            case AlarmState.Sounding s when order > 0 -> escalate(d, alarm, found);
            case AlarmState.Sounding s when order < 0 && !alarm.latching() -> deescalate(d, alarm, s, found);
            case AlarmState.Sounding s -> d.put(alarm.condition().technical() ? alarm.on(found, s) : alarm);
            case AlarmState.Acknowledged a when order > 0 -> escalate(d, alarm, found);
            case AlarmState.Acknowledged a when order < 0 -> deescalate(d, alarm, a, found);
            case AlarmState.Acknowledged a -> d.put(alarm.condition().technical() ? alarm.on(found, a) : alarm);
            case AlarmState.Inactivated i when order < 0 -> d.put(alarm.down(found, i));
            case AlarmState.Inactivated i -> d.put(order > 0 ? alarm.on(found, i) : alarm);
        }
    }

    /// Something happened that does not last: the alarm stays until acknowledged; the next time is told anew.
    static void event(Draft d, Condition condition, String subject, String words) {
        present(d, Finding.technical(TechnicalRule.of(condition), subject, d.now(), words));
        absent(d, condition, subject);
    }

    private static void escalate(Draft d, Alarm alarm, Finding found) {
        var risen = alarm.on(found, new AlarmState.Sounding(d.now()));
        d.put(risen);
        Silence.release(d, risen);
        d.tell(new Output.Escalated(d.at, risen, alarm.priority()));
    }

    private static void deescalate(Draft d, Alarm alarm, AlarmState state, Finding found) {
        var fallen = alarm.down(found, state);
        d.put(fallen);
        Silence.letGo(d);
        d.tell(new Output.Deescalated(d.at, fallen, alarm.priority()));
    }

    private static void recur(Draft d, Alarm alarm, AlarmState.Latched latched, Finding found) {
        var higher = found.priority().atLeast(alarm.priority());
        var again = higher ? alarm.on(found, latched.recur(d.now())) : alarm.with(latched.recur(d.now()));
        d.put(again);
        Silence.release(d, again);
        d.tell(new Output.Realarmed(d.at, again));
    }

    /// The condition is not, or no longer, present.
    static void absent(Draft d, Condition condition, String subject) {
        var alarm = d.alarm(condition, subject);
        if (alarm != null) absent(d, alarm);
    }

    static void absent(Draft d, Alarm alarm) {
        switch (alarm.state()) {
            case AlarmState.Latched l -> {}
            case AlarmState.Sounding s when alarm.latching() -> latch(d, alarm.with(s.end(d.now(), d.at)));
            case AlarmState.Sounding s -> end(d, alarm);
            case AlarmState.Acknowledged a -> end(d, alarm);
            // Nobody was told of it.
            case AlarmState.Inactivated i -> d.remove(alarm);
        }
    }

    private static void latch(Draft d, Alarm alarm) {
        d.put(alarm);
        Silence.letGo(d);
        d.tell(new Output.Latched(d.at, alarm));
    }

    private static void end(Draft d, Alarm alarm) {
        over(d, new Episode(alarm, d.at));
        d.tell(new Output.Ended(d.at, alarm));
    }

    private static void over(Draft d, Episode episode) {
        d.remove(episode.alarm());
        Silence.release(d, episode.alarm());
        d.system = d.system.with(episode);
    }

    /// A person has seen it: a lasting one falls silent, a latched one is over.
    static void acknowledge(Draft d, Alarm alarm, String by) {
        switch (alarm.state()) {
            case AlarmState.Acknowledged a -> seenLost(d, alarm, by);
            case AlarmState.Inactivated i -> {}
            case AlarmState.Sounding s when LossWatch.told(d, alarm) -> seenLost(d, alarm, by);
            case AlarmState.Sounding s -> {
                var seen = alarm.with(s.acknowledge(by, d.now()));
                d.put(seen);
                // It is silent by itself now, and its re-alarm is to be heard.
                Silence.release(d, seen);
                d.tell(new Output.Acknowledged(d.at, seen, by));
            }
            case AlarmState.Latched l -> {
                d.tell(new Output.Acknowledged(d.at, alarm, by));
                over(d, new Episode(alarm.with(l.acknowledge(by, d.now())), l.ended()));
                d.tell(new Output.Ended(d.at, alarm));
            }
        }
    }

    /// A person has seen the alarm and another one that says that its number is lost: there is no more to be told.
    private static void seenLost(Draft d, Alarm alarm, String by) {
        if (!LossWatch.told(d, alarm)) return;
        d.tell(new Output.Acknowledged(d.at, alarm, by));
        LossWatch.forget(d, alarm.condition());
        end(d, alarm.with(new AlarmState.Acknowledged(by, d.now())));
    }

    /// ALARM OFF or ALARM PAUSED began for it: what was told is over; what lasts goes on unseen.
    static void inactivate(Draft d, Alarm alarm) {
        var silenced = new AlarmState.Inactivated(d.now());
        switch (alarm.state()) {
            case AlarmState.Inactivated i -> {}
            case AlarmState.Latched l -> inactivated(d, alarm.with(silenced), l.ended());
            case AlarmState.Sounding s -> goesOn(d, alarm, silenced);
            case AlarmState.Acknowledged a -> goesOn(d, alarm, silenced);
        }
    }

    private static void inactivated(Draft d, Alarm alarm, Moment ended) {
        over(d, new Episode(alarm, ended));
        d.tell(new Output.Ended(d.at, alarm));
    }

    private static void goesOn(Draft d, Alarm alarm, AlarmState.Inactivated silenced) {
        inactivated(d, alarm.with(silenced), d.at);
        d.put(alarm.renewed(d.nextId(), silenced));
    }

    /// ALARM OFF or ALARM PAUSED ended: what still lasts is raised at once.
    static void reactivate(Draft d, Alarm alarm) {
        if (alarm.state() instanceof AlarmState.Inactivated i) raise(d, alarm.with(i.sound(d.now())));
    }

    /// What the passing of time does to alarms that exist.
    static void tick(Draft d) {
        Inactivation.tick(d);
        for (var alarm : d.system.alarms())
            if (alarm.priority() == Priority.HIGH
                    && alarm.state() instanceof AlarmState.Acknowledged a
                    && d.now() - a.since() >= REALARM_NANOS) realarm(d, alarm, a);
        Silence.tick(d);
    }

    private static void realarm(Draft d, Alarm alarm, AlarmState.Acknowledged a) {
        var again = alarm.with(a.sound(d.now()));
        d.put(again);
        d.tell(new Output.Realarmed(d.at, again));
    }

    /// After a restart everything unacknowledged is said again (requirement R49).
    static void repeat(Draft d) {
        for (var alarm : d.system.alarms()) if (alarm.unacknowledged()) d.tell(new Output.Realarmed(d.at, alarm));
    }
}
