package health.vigil.simulation;

import health.vigil.alarm.Input;
import health.vigil.alarm.state.Alarm;
import health.vigil.alarm.state.BedState;
import health.vigil.profile.Condition;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the devices of one bed said of this child, written down by somebody who knows no rule but how old a number may
/// grow: the last word of every device on every vital.
final class Heard {
    private static final long SECOND = Moment.NANOS_PER_SECOND;

    /// Alarms that tell a nurse that a number is not there.
    private static final Set<Condition> TELLING = Set.of(
            Condition.SENSOR_OFF,
            Condition.SENSOR_FAULT,
            Condition.NO_PULSE,
            Condition.SIGNAL_POOR,
            Condition.IMPLAUSIBLE,
            Condition.DEMO_DATA,
            Condition.NO_DATA,
            Condition.NOT_MONITORED,
            Condition.OVERDUE,
            Condition.LINK_DOWN);

    /// One device's last word on one vital.
    ///
    /// @param number null while it has none
    /// @param arrived simulated time
    /// @param determined simulated time of the measurement itself
    record Word(String source, Reading.@Nullable Measured number, long arrived, long determined, long goodFor) {
        boolean current(long now) {
            return number != null && now - arrived <= goodFor;
        }

        boolean measured(long now) {
            return current(now) && number != null && number.method().measured();
        }

        boolean beyond(Condition condition, double limit) {
            return number != null && condition.violates(number.value(), limit);
        }
    }

    private final List<List<Word>> words = new ArrayList<>();
    private final boolean[] seen = new boolean[Vital.values().length];

    Heard() {
        for (var vital : Vital.values()) words.add(new ArrayList<>(vital.ordinal()));
    }

    void forget() {
        words.forEach(List::clear);
        java.util.Arrays.fill(seen, false);
    }

    void stepped(Turn turn) {
        if (turn.another()) forget();
        switch (turn.input()) {
            case Input.Received r
            when r.reading() instanceof Reading.Measured m ->
                say(turn, r.source().name(), m.vital(), m);
            case Input.Received r
            when r.reading() instanceof Reading.Gap gap -> say(turn, r.source().name(), gap.vital(), null);
            case Input.LinkChanged l when !l.up() -> silence(l.source().name());
            case Input.Started s ->
                words.forEach(of -> of.removeIf(w -> s.sources().stream()
                        .noneMatch(spec -> spec.source().name().equals(w.source()))));
            default -> {}
        }
    }

    private void say(Turn turn, String source, Vital vital, Reading.@Nullable Measured number) {
        var age = number == null ? 0 : number.ageMillis() * Moment.NANOS_PER_MILLI;
        var word = new Word(source, number, turn.now(), turn.when() - age, goodFor(turn.after(), source, vital));
        var of = words.get(vital.ordinal());
        of.removeIf(w -> w.source().equals(source));
        of.add(word);
        seen[vital.ordinal()] |= number != null && number.method().measured();
    }

    /// What a device that is gone said of what changes all the time is not so now; one determination stays true.
    private void silence(String source) {
        for (var vital : Vital.values())
            if (vital.cadence() == Vital.Cadence.CONTINUOUS)
                words.get(vital.ordinal())
                        .replaceAll(w -> w.source().equals(source) ? new Word(source, null, w.arrived(), 0, 0) : w);
    }

    /// For how long a number may be away (requirement R2).
    private static long patience(Vital vital) {
        return switch (vital) {
            case SPO2, PULSE_RATE, HEART_RATE, PERFUSION_INDEX -> 5 * SECOND;
            case RESPIRATION_RATE, ETCO2, FICO2 -> 15 * SECOND;
            case TEMPERATURE -> 60 * SECOND;
            case NIBP_SYSTOLIC, NIBP_DIASTOLIC, NIBP_MEAN -> Long.MAX_VALUE;
        };
    }

    /// As long, or two and a half periods of a slow device.
    private static long goodFor(BedState state, String source, Vital vital) {
        if (vital.cadence() == Vital.Cadence.EPISODIC) return Long.MAX_VALUE;
        for (var link : state.links())
            if (link.source().name().equals(source))
                return Math.max(patience(vital), link.spec().periodMillis() * Moment.NANOS_PER_MILLI * 5 / 2);
        throw new IllegalStateException(source + " speaks and is not configured");
    }

    List<Word> words(Vital vital) {
        return words.get(vital.ordinal());
    }

    /// True if it was measured on this child.
    boolean seen(Vital vital) {
        return seen[vital.ordinal()];
    }

    boolean measured(Vital vital, long now) {
        var of = words(vital);
        for (int i = 0; i < of.size(); i++) if (of.get(i).measured(now)) return true;
        return false;
    }

    /// True if there is a number, be it an estimate.
    boolean current(Vital vital, long now) {
        var of = words(vital);
        for (int i = 0; i < of.size(); i++) if (of.get(i).current(now)) return true;
        return false;
    }

    /// True if an alarm says that a vital is not there, or would if nobody had turned it off.
    boolean told(BedState state, Vital vital) {
        var alarms = state.alarms();
        for (int i = 0; i < alarms.size(); i++) if (tells(alarms.get(i), vital)) return true;
        return false;
    }

    private boolean tells(Alarm alarm, Vital vital) {
        if (!TELLING.contains(alarm.condition()) || !Turn.lasts(alarm)) return false;
        if (alarm.subject().equals(vital.label())) return true;
        var of = words(vital);
        for (int i = 0; i < of.size(); i++) if (alarm.subject().equals(of.get(i).source())) return true;
        return false;
    }
}
