package health.vigil.bench;

import health.vigil.alarm.Engine;
import health.vigil.alarm.Input;
import health.vigil.alarm.Output;
import health.vigil.alarm.state.AlarmState;
import health.vigil.alarm.state.BedState;
import health.vigil.alarm.state.SourceSpec;
import health.vigil.bench.ReferenceModel.Limit;
import health.vigil.bench.ReferenceModel.Rule;
import health.vigil.config.ProfileFile;
import health.vigil.profile.Clear;
import health.vigil.profile.Condition;
import health.vigil.profile.Ladder;
import health.vigil.profile.Patient;
import health.vigil.profile.Priority;
import health.vigil.profile.Profile;
import health.vigil.profile.Rung;
import health.vigil.profile.Wait;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Vigil itself: {@link Engine#step}, one bed state after the other, as a bed's loop calls it. The only file here
/// that knows the engine.
///
/// Every reading is handed over as the decoder makes it, a fresh `Received` of a fresh `Measured`; the six of a
/// bed and second share their moment, as those of one frame do. A nurse acknowledges every latched alarm as soon
/// as it has ended.
final class VigilEngine implements Contender {
    /// As often as the service ticks each bed (`bed.Ward`).
    private static final int TICKS_PER_SECOND = 4;

    private static final String NURSE = "nurse";
    private static final SourceId MONITOR = new SourceId("monitor");
    private static final Patient CHILD = new Patient("", "", 4 * 366, 16);

    private final Alarms alarms;
    private final Set<Condition> watched;
    private final boolean ticking;
    private final BedState[] beds;

    private VigilEngine(Load load, Alarms alarms, Profile profile, Set<Condition> watched, boolean ticking) {
        this.alarms = alarms;
        this.watched = watched;
        this.ticking = ticking;
        beds = new BedState[load.beds()];
        Arrays.fill(beds, admitted(profile));
    }

    /// Nothing but the simple work.
    ///
    /// @param ticking true to tick the beds as the service does
    static VigilEngine simple(Load load, Alarms alarms, boolean ticking) {
        var conditions = Numeric.all().flatMap(VigilEngine::conditions).toList();
        var ladders = conditions.stream().map(VigilEngine::simple).toList();
        return new VigilEngine(
                load, alarms, new Profile("bench", "", "", "", ladders, 0), Set.copyOf(conditions), ticking);
    }

    /// Everything the service does for a four-year-old with the limits it ships with.
    static VigilEngine full(Load load, Alarms alarms, boolean ticking) {
        var plain = plain().map(Ladder::condition).toList();
        return new VigilEngine(load, alarms, defaults(), Set.copyOf(plain), ticking);
    }

    /// What {@link #full} must find at least: the alarms of all limits that wait for a fixed time and that no other
    /// alarm covers.
    static List<Rule> fullRules() {
        return plain().map(VigilEngine::rule).toList();
    }

    private static Profile defaults() {
        return ProfileFile.builtIn().profileFor(CHILD);
    }

    private static Stream<Ladder> plain() {
        return Numeric.all()
                .flatMap(VigilEngine::conditions)
                .filter(c -> c.coveredBy().isEmpty())
                .flatMap(c -> Stream.ofNullable(defaults().ladder(c)))
                .filter(l -> l.rungs().stream().noneMatch(r -> Double.isNaN(fixedSeconds(r.delay()))));
    }

    private static Stream<Condition> conditions(Numeric numeric) {
        return switch (numeric) {
            case SPO2 -> Stream.of(Condition.SPO2_LOW, Condition.SPO2_HIGH);
            case PULSE_RATE -> Stream.of(Condition.PULSE_LOW, Condition.PULSE_HIGH);
            case HEART_RATE -> Stream.of(Condition.HEART_RATE_LOW, Condition.HEART_RATE_HIGH);
            case RESPIRATION_RATE -> Stream.of(Condition.RESPIRATION_LOW, Condition.RESPIRATION_HIGH);
            case ETCO2 -> Stream.of(Condition.ETCO2_LOW, Condition.ETCO2_HIGH);
            case TEMPERATURE -> Stream.of(Condition.TEMPERATURE_LOW, Condition.TEMPERATURE_HIGH);
        };
    }

    private static Ladder simple(Condition condition) {
        var numeric = numeric(condition);
        var limit = condition.side() == Condition.Side.LOW ? numeric.low : numeric.high;
        var clear = new Clear(0, CLEAR_SECONDS);
        return new Ladder(
                condition, List.of(new Rung(Priority.MEDIUM, limit, new Wait.Fixed(DELAY_SECONDS), true, clear)));
    }

    private static Rule rule(Ladder ladder) {
        var condition = ladder.condition();
        var limits = ladder.rungs().stream()
                .map(r -> new Limit(
                        condition.side() == Condition.Side.HIGH,
                        r.limit(),
                        r.clearLimit(condition),
                        fixedSeconds(r.delay()),
                        r.clear().seconds()))
                .toList();
        return new Rule(numeric(condition), limits);
    }

    private static double fixedSeconds(Wait wait) {
        return switch (wait) {
            case Wait.None n -> 0;
            case Wait.Fixed f -> f.seconds();
            case Wait.DepthWeighted w -> Double.NaN;
            case Wait.SatSeconds s -> Double.NaN;
            case Wait.Count c -> Double.NaN;
        };
    }

    private static Numeric numeric(Condition condition) {
        return Numeric.all()
                .filter(n -> n.vital == condition.vital())
                .findFirst()
                .orElseThrow();
    }

    private static BedState admitted(Profile profile) {
        var at = at(0);
        var state = BedState.EMPTY;
        var sources = List.of(new SourceSpec(MONITOR, 0, Moment.NANOS_PER_SECOND / Moment.NANOS_PER_MILLI));
        for (var input : List.of(
                new Input.Started(at, sources, profile, "start"),
                new Input.LinkChanged(at, MONITOR, true, ""),
                new Input.Admitted(at, NURSE, CHILD, profile)))
            state = Engine.step(state, input).state();
        return state;
    }

    private static Moment at(long second) {
        return new Moment(1, second * Moment.NANOS_PER_SECOND, second * 1000);
    }

    @Override
    public void second(long second, float[] values) {
        for (int bed = 0; bed < beds.length; bed++) {
            var at = at(second);
            for (int n = 0; n < Numeric.COUNT; n++)
                step(bed, new Input.Received(MONITOR, reading(at, n, values[bed * Numeric.COUNT + n])), second);
            if (ticking) tick(bed, at, second);
        }
    }

    private static Reading reading(Moment at, int numeric, double value) {
        return Reading.Measured.of(at, Numeric.of(numeric).vital, value);
    }

    private void tick(int bed, Moment second, long number) {
        for (int i = 0; i < TICKS_PER_SECOND; i++)
            step(bed, new Input.Ticked(second.plusNanos(i * Moment.NANOS_PER_SECOND / TICKS_PER_SECOND)), number);
    }

    private void step(int bed, Input input, long second) {
        var step = Engine.step(beds[bed], input);
        beds[bed] = step.state();
        if (!step.outputs().isEmpty()) hear(bed, input, step.outputs(), second);
    }

    private void hear(int bed, Input input, List<Output> outputs, long second) {
        var latched = new ArrayList<String>();
        for (var output : outputs)
            switch (output) {
                case Output.Raised raised -> began(bed, raised.alarm().condition(), second);
                case Output.Latched l -> {
                    ended(bed, l.alarm().condition(), second);
                    latched.add(l.alarm().id());
                }
                case Output.Ended e -> {
                    if (!(e.alarm().state() instanceof AlarmState.Latched))
                        ended(bed, e.alarm().condition(), second);
                }
                default -> {}
            }
        for (var id : latched) step(bed, new Input.Acknowledged(input.at(), NURSE, id), second);
    }

    private void began(int bed, Condition condition, long second) {
        if (watched.contains(condition)) alarms.began(series(bed, condition), second);
    }

    private void ended(int bed, Condition condition, long second) {
        if (watched.contains(condition)) alarms.ended(series(bed, condition), second);
    }

    private static int series(int bed, Condition condition) {
        return bed * Numeric.COUNT + numeric(condition).ordinal();
    }
}
