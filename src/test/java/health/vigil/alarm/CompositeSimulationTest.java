package health.vigil.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.state.BedState;
import health.vigil.alarm.state.SourceSpec;
import health.vigil.profile.Condition;
import health.vigil.profile.Patient;
import health.vigil.profile.Priority;
import health.vigil.profile.Profile;
import health.vigil.vital.Method;
import health.vigil.vital.Moment;
import health.vigil.vital.Quality;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import health.vigil.vital.Vital;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same sedations lived through with and without composite conditions: every other alarm is told at the same
/// moment, with the same words. What is computed from several numbers raises, and never suppresses.
class CompositeSimulationTest {
    private static final int SECONDS = 6_000;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void composites_suppressNothing(long seed) {
        var with = new Bed(Composites.PROFILE);
        var without = new Bed(Profiles.FOUR_YEARS);
        var life = new Life(seed);
        for (int second = 0; second < SECONDS; second++)
            for (var input : life.second(second)) {
                with.take(input);
                without.take(input);
                check(with, without, seed, input);
            }
        assertTrue(with.composites > 5, "seed " + seed + ": only " + with.composites + " composite alarms");
    }

    /// The same for labels of adverse events: a bed that forgets them before every step tells the same alarms.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 8, 9})
    void adverseEvents_changeNoAlarm(long seed) {
        var with = new Bed(Composites.PROFILE);
        var without = new Bed(Composites.PROFILE);
        var life = new Life(seed);
        for (int second = 0; second < SECONDS; second++)
            for (var input : life.second(second)) {
                without.forget();
                with.take(input);
                without.take(input);
                assertEquals(without.told, with.told, () -> "seed " + seed + " " + input);
                assertEquals(without.state.alarms(), with.state.alarms(), () -> "seed " + seed + " " + input);
            }
        assertTrue(with.labels > 5, "seed " + seed + ": only " + with.labels + " adverse events");
    }

    private static void check(Bed with, Bed without, long seed, Input input) {
        assertEquals(without.told, with.told, () -> "seed " + seed + " " + input);
        assertEquals(0, without.composites);
    }

    /// A bed and what it told at its latest input, composites aside.
    private static final class Bed {
        private static final Pattern NUMBER = Pattern.compile("Alarm\\[id=\\d+, ");

        private final Profile profile;
        private BedState state = BedState.EMPTY;
        private List<String> told = List.of();
        private int composites;
        private int labels;

        Bed(Profile profile) {
            this.profile = profile;
        }

        void take(Input input) {
            var mine = input instanceof Input.Admitted in
                    ? new Input.Admitted(in.at(), in.by(), in.patient(), profile)
                    : input;
            var step = Engine.step(state, mine);
            state = step.state();
            told = new ArrayList<>();
            for (var output : step.outputs()) hear(output);
        }

        void forget() {
            var s = state;
            state = new BedState(
                    s.time(),
                    s.care(),
                    s.channels(),
                    s.links(),
                    s.system(),
                    s.violations(),
                    s.breathing(),
                    s.cuff(),
                    List.of(),
                    s.resumed());
        }

        private void hear(Output output) {
            if (output instanceof Output.Adverse) {
                labels++;
                return;
            }
            var words = NUMBER.matcher(output.toString()).replaceAll("Alarm[");
            var composite = Composites.CONDITIONS.stream().anyMatch(c -> words.contains("condition=" + c));
            if (composite) composites += output instanceof Output.Raised ? 1 : 0;
            else if (!(output instanceof Output.Refused)) told.add(words);
        }
    }

    /// A child whose numbers wander, with devices that fail and people who act.
    private static final class Life {
        private static final SourceSpec CLIP = new SourceSpec(new SourceId("clip"), 0, 1000);
        private static final SourceSpec CAPNO = new SourceSpec(new SourceId("capno"), 1, 1000);
        private static final List<Vital> VITALS =
                List.of(Vital.SPO2, Vital.PULSE_RATE, Vital.RESPIRATION_RATE, Vital.ETCO2);

        private final SplittableRandom random;
        private final double[] value = {97, 105, 22, 40};
        private final double[] home = {97, 105, 22, 40};
        private final double[] away = {84, 150, 6, 60};
        private final int[] gapUntil = new int[4];
        private boolean ill;
        private long epoch;
        private long started;

        Life(long seed) {
            random = new SplittableRandom(seed);
        }

        List<Input> second(int second) {
            var inputs = new ArrayList<Input>();
            if (second == 0 || random.nextInt(4000) == 0) start(inputs, second);
            if (random.nextInt(150) == 0) ill = !ill;
            for (int i = 0; i < VITALS.size(); i++) vital(inputs, second, i);
            if (value[2] > 3 && second % Math.max(1, (int) (60 / value[2])) == 0) event(inputs, second);
            act(inputs, second);
            for (int quarter = 0; quarter < 4; quarter++) inputs.add(new Input.Ticked(at(second, 250 * quarter)));
            return inputs;
        }

        private void start(List<Input> inputs, int second) {
            epoch++;
            started = second;
            var at = at(second, 0);
            inputs.add(new Input.Started(at, List.of(CLIP, CAPNO), Profiles.NOBODY, "start"));
            inputs.add(new Input.LinkChanged(at, CLIP.source(), true, "open"));
            inputs.add(new Input.LinkChanged(at, CAPNO.source(), true, "open"));
            if (second == 0 || random.nextBoolean())
                inputs.add(new Input.Admitted(at, "n", new Patient("", "", 1500, 16), Profiles.FOUR_YEARS));
        }

        private void vital(List<Input> inputs, int second, int i) {
            var vital = VITALS.get(i);
            var source = i < 2 ? CLIP.source() : CAPNO.source();
            var goal = ill ? away[i] : home[i];
            value[i] += (goal - value[i]) / 40 + (random.nextDouble() - 0.5) * home[i] / 25;
            value[i] = Math.max(20 * (i == 1 ? 1 : 0), Math.min(i == 0 ? 100 : 300, value[i]));
            if (random.nextInt(200) == 0) gapUntil[i] = second + random.nextInt(1, 30);
            if (second < gapUntil[i])
                inputs.add(new Input.Received(source, new Reading.Gap(at(second, 0), vital, reason())));
            else inputs.add(new Input.Received(source, measured(at(second, 0), vital, Math.rint(value[i]))));
        }

        private Reading.Gap.Reason reason() {
            var reasons = Reading.Gap.Reason.values();
            return reasons[random.nextInt(reasons.length)];
        }

        private Reading measured(Moment at, Vital vital, double number) {
            var method = random.nextInt(50) == 0 ? Method.PLETH : Method.DEVICE;
            return new Reading.Measured(at, vital, Math.min(number, 140), method, Quality.GOOD, 0);
        }

        private void event(List<Input> inputs, int second) {
            var breath = new Reading.DeviceEvent(at(second, 0), Reading.DeviceEvent.Kind.BREATH, value[3], "");
            inputs.add(new Input.Received(CAPNO.source(), breath));
        }

        private void act(List<Input> inputs, int second) {
            var at = at(second, 0);
            switch (random.nextInt(1000)) {
                case 0, 1, 2 -> inputs.add(new Input.DrugGiven(at, "n", "propofol", 10, "iv"));
                case 3 -> inputs.add(new Input.DrugGiven(at, "n", "naloxone", 1, "iv"));
                case 4, 5, 6, 7, 8, 9 -> inputs.add(new Input.Acknowledged(at, "n", ""));
                case 10 ->
                    inputs.add(new Input.LimitChanged(
                            at, "n", Condition.RESPIRATION_LOW, Priority.HIGH, 7 + random.nextInt(5)));
                case 11, 12, 13 ->
                    inputs.add(new Input.Received(
                            CAPNO.source(), measured(at, Vital.NIBP_SYSTOLIC, ill ? 60 + random.nextInt(30) : 100)));
                case 14 -> inputs.add(new Input.LinkChanged(at, CLIP.source(), random.nextBoolean(), "os"));
                case 15 -> inputs.add(new Input.Stalled(at, 3_000_000_000L));
                default -> {}
            }
        }

        private Moment at(int second, int millis) {
            var nanos = ((second - started) * 1000 + millis) * Moment.NANOS_PER_MILLI;
            return new Moment(epoch, nanos, 1_767_225_600_000L + second * 1000L + millis);
        }
    }
}
