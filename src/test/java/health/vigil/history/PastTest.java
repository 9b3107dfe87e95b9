package health.vigil.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.vigil.alarm.Engine;
import health.vigil.alarm.Input;
import health.vigil.alarm.Output;
import health.vigil.alarm.state.BedState;
import health.vigil.alarm.state.SourceSpec;
import health.vigil.profile.Patient;
import health.vigil.profile.Phase;
import health.vigil.profile.Profile;
import health.vigil.store.Entry;
import health.vigil.store.Event;
import health.vigil.vital.BedId;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import health.vigil.vital.Vital;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A service that starts at minute 10 of the wall clock, in a bed whose time is then 10 minutes, too.
class PastTest {
    private static final SourceId CLIP = new SourceId("clip");
    private static final SourceId MONITOR = new SourceId("monitor");
    private static final long MINUTE = 60_000;
    private static final Profile NOBODY = new Profile("test", "0", "", "", List.of(), 0);

    private final Past past = new Past(started());

    private static BedState started() {
        var sources = List.of(new SourceSpec(CLIP, 0, 333), new SourceSpec(MONITOR, 1, 1_000));
        var first = step(BedState.EMPTY, new Input.Started(at(1, 0), sources, NOBODY, "first"));
        return step(first, new Input.Started(at(2, 10), sources, NOBODY, "again"));
    }

    private static BedState step(BedState before, Input input) {
        return Engine.step(before, input).state();
    }

    private static Moment at(long epoch, double minute) {
        return new Moment(epoch, Math.round(minute * MINUTE) * Moment.NANOS_PER_MILLI, Math.round(minute * MINUTE));
    }

    private static Input spo2(double minute, SourceId source, double percent) {
        return new Input.Received(source, Reading.Measured.of(at(1, minute), Vital.SPO2, percent));
    }

    private void read(Input... inputs) {
        var events = Stream.of(inputs).map(input -> new Event(input, List.of())).toList();
        past.read(new Entry(1, new BedId("B1"), 1, 0, 0, events));
    }

    private double low(double minute) {
        return past.numbers().low(Vital.SPO2, Trend.step(Math.round(minute * MINUTE)));
    }

    @Test
    void numbers_standAtTheirBedTime() {
        read(spo2(2, CLIP, 97), spo2(2.1, CLIP, 91));
        assertEquals(91, low(2));
        assertEquals(Double.NaN, low(3));
    }

    @Test
    void theBetterSourceOfAStep_isTaken_whicheverSpokeFirst() {
        read(spo2(2, MONITOR, 60), spo2(2.1, CLIP, 97), spo2(2.2, MONITOR, 61));
        read(spo2(3, MONITOR, 95));
        read(spo2(4, new SourceId("gone"), 42));
        assertEquals(97, low(2));
        assertEquals(95, low(3));
        assertEquals(Double.NaN, low(4), "a source that is not configured any more");
    }

    @Test
    void anotherChild_beginsWithAnEmptyTrend() {
        read(spo2(2, CLIP, 97), new Input.DrugGiven(at(1, 2.5), "nurse", "propofol", 32, "IV"));
        read(new Input.Admitted(at(1, 3), "nurse", new Patient("2", "Child 2", 900, 12), NOBODY));
        read(spo2(4, CLIP, 99), new Input.PhaseChanged(at(1, 5), "nurse", Phase.INDUCTION));
        assertEquals(Double.NaN, low(2));
        assertEquals(99, low(4));
        assertEquals(List.of(new Mark(5 * MINUTE, Mark.Kind.PHASE, "INDUCTION", "", "")), past.marks());
    }

    @Test
    void doseStruck_isMarkedNoMore_andItsTwinStays() {
        var dose = new BedState.DrugDose(at(1, 4), 4 * MINUTE * Moment.NANOS_PER_MILLI, "nurse", "propofol", 32, "IV");
        read(new Input.DrugGiven(at(1, 3), "nurse", "propofol", 32, "IV"));
        read(new Input.DrugGiven(at(1, 4), "nurse", "propofol", 32, "IV"));
        var struck = new Input.DrugStruck(at(1, 5), "nurse", dose.given(), "");
        var event = new Event(struck, List.of(new Output.DrugStruck(at(1, 5), "nurse", dose, "")));
        past.read(new Entry(1, new BedId("B1"), 1, 0, 0, List.of(event)));
        assertEquals(List.of(new Mark(3 * MINUTE, Mark.Kind.DRUG, "propofol 32 mg", "", "")), past.marks());
    }

    @Test
    void ofThePresent_too() {
        var trend = new BedTrend();
        var child = new Patient("2", "Child 2", 900, 12);
        var bed = heard(trend, started(), new Input.Admitted(at(2, 10), "nurse", child, NOBODY));
        bed = heard(trend, bed, new Input.DrugGiven(at(2, 11), "nurse", "propofol", 32, "IV"));
        bed = heard(trend, bed, new Input.DrugGiven(at(2, 12), "nurse", "ketamine", 16, "IV"));
        heard(
                trend,
                bed,
                new Input.DrugStruck(at(2, 13), "nurse", bed.drugs().getFirst().given(), ""));
        assertEquals(
                List.of(new Mark(12 * MINUTE, Mark.Kind.DRUG, "ketamine 16 mg", "", "")), List.copyOf(trend.marks()));
    }

    private static BedState heard(BedTrend trend, BedState before, Input input) {
        var step = Engine.step(before, input);
        trend.heard(input, step.state(), step.outputs());
        return step.state();
    }

    @Test
    void beforeAnythingIsShown_thePastIsTakenOverWhole() {
        read(spo2(2, CLIP, 97), spo2(2.1, CLIP, 80));
        var trend = new BedTrend();
        trend.fill(past);
        assertEquals(80, trend.numbers().low(Vital.SPO2, Trend.step(2 * MINUTE)));
        assertEquals(Trend.step(10 * MINUTE), trend.numbers().newest());
    }
}
