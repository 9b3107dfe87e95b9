package health.vigil.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.state.Alarm;
import health.vigil.alarm.state.BedState;
import health.vigil.alarm.state.SourceSpec;
import health.vigil.profile.Condition;
import health.vigil.profile.Patient;
import health.vigil.profile.Priority;
import health.vigil.vital.Method;
import health.vigil.vital.Moment;
import health.vigil.vital.Quality;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import health.vigil.vital.Vital;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random lives of a bed, from seeds that are printed with any failure: nothing throws, replay gives the identical
/// state, and no child below 85 % is ever without an alarm.
class EngineSimulationTest {
    private static final int STEPS = 100_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyCourseOfEvents_keepsThePromises(long seed) {
        var life = new Life(seed);
        var inputs = new ArrayList<Input>(STEPS);
        var state = BedState.EMPTY;
        for (int i = 0; i < STEPS; i++) {
            var input = life.next();
            inputs.add(input);
            state = Engine.step(state, input).state();
            promises(state, input, "seed " + seed + " step " + i + " " + input);
        }
        assertEquals(state, replayed(inputs), "seed " + seed + ": replay differs");
    }

    private static BedState replayed(List<Input> inputs) {
        var state = BedState.EMPTY;
        for (var input : inputs) state = Engine.step(state, input).state();
        return state;
    }

    private static void promises(BedState state, Input input, String where) {
        if (input instanceof Input.Received r
                && r.reading() instanceof Reading.Measured m
                && m.vital() == Vital.SPO2
                && m.value() < 85
                && state.patient() != null
                && state.shown(Vital.SPO2, input.at())
                        .source()
                        .equals(r.source().name()))
            assertTrue(state.alarm(Condition.SPO2_DESATURATION, "") != null, where);
        var ids = state.alarms().stream().map(Alarm::id).distinct().count();
        assertEquals(state.alarms().size(), ids, where);
        for (var shown : Vital.values())
            assertTrue(shown.plausible(value(state, shown, input.at())), where + ": " + shown + " shown impossible");
    }

    private static double value(BedState state, Vital vital, Moment at) {
        var shown = state.shown(vital, at);
        return shown.present() ? shown.value() : vital == Vital.TEMPERATURE ? 37 : 60 % 31;
    }

    @Test
    void sameSeed_sameLife() {
        var one = new Life(7);
        var two = new Life(7);
        for (int i = 0; i < 1000; i++) assertEquals(one.next(), two.next());
    }

    /// Everything that can happen, in no sensible order.
    private static final class Life {
        private static final List<SourceSpec> SOURCES = List.of(
                new SourceSpec(new SourceId("clip"), 0, 333),
                new SourceSpec(new SourceId("capno"), 1, 1000),
                new SourceSpec(new SourceId("hl7"), 2, 10_000));

        private final SplittableRandom random;
        private long epoch;
        private long nanos;
        private long wall = 1_767_225_600_000L;

        Life(long seed) {
            random = new SplittableRandom(seed);
        }

        Input next() {
            if (epoch == 0 || random.nextInt(5_000) == 0) return restart();
            nanos += random.nextLong(400_000_000L);
            wall += random.nextInt(20) == 0 ? random.nextLong(-60_000, 60_000) : 200;
            var at = new Moment(epoch, nanos, wall);
            var dice = random.nextInt(1000);
            if (dice < 400) return new Input.Ticked(at);
            if (dice < 940) return new Input.Received(source(), reading(at));
            return operation(at, dice);
        }

        private Input restart() {
            epoch++;
            nanos = random.nextLong(1L << 40);
            return new Input.Started(new Moment(epoch, nanos, wall), SOURCES, Profiles.NOBODY, "restart");
        }

        private Input operation(Moment at, int dice) {
            if (dice < 950) return new Input.Admitted(at, "n", new Patient("", "", 1500, 16), Profiles.FOUR_YEARS);
            if (dice < 952) return new Input.Discharged(at, "n");
            if (dice < 965) return new Input.Acknowledged(at, "n", "");
            if (dice < 972) return new Input.AudioPaused(at, "n", 30_000_000_000L * (1 + random.nextInt(3)));
            if (dice < 974) return new Input.AudioResumed(at, "n");
            if (dice < 980)
                return new Input.LimitChanged(at, "n", Condition.SPO2_LOW, Priority.HIGH, random.nextInt(70, 99));
            if (dice < 990) return new Input.LinkChanged(at, source(), random.nextBoolean(), "os");
            if (dice < 993) return new Input.Stalled(at, 3_000_000_000L);
            return new Input.PartReported(at, Condition.PAGER_FAILED, "p", random.nextBoolean() ? "" : "refused");
        }

        private SourceId source() {
            return SOURCES.get(random.nextInt(SOURCES.size())).source();
        }

        private Reading reading(Moment at) {
            var late = at.plusNanos(-random.nextLong(2_000_000_000L));
            return switch (random.nextInt(8)) {
                case 0 -> new Reading.Gap(late, vital(), pick(Reading.Gap.Reason.values()));
                case 1 ->
                    new Reading.DeviceEvent(late, pick(Reading.DeviceEvent.Kind.values()), random.nextInt(40), "x");
                default -> measured(late, vital());
            };
        }

        private Reading measured(Moment at, Vital vital) {
            var value = vital == Vital.SPO2
                    ? random.nextInt(70, 101)
                    : vital == Vital.TEMPERATURE ? 37 : random.nextInt(18, 31);
            return new Reading.Measured(at, vital, value, pick(Method.values()), pick(Quality.values()), 0);
        }

        private Vital vital() {
            return random.nextInt(3) == 0 ? Vital.SPO2 : pick(Vital.values());
        }

        private <T> T pick(T[] all) {
            return all[random.nextInt(all.length)];
        }
    }
}
