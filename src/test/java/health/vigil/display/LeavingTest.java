package health.vigil.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.vigil.alarm.Engine;
import health.vigil.alarm.Input;
import health.vigil.alarm.state.BedState;
import health.vigil.profile.Patient;
import health.vigil.profile.Phase;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeavingTest {
    private BedState bed = after(
            Engine.step(BedState.EMPTY, new Input.Started(at(0), CalmBed.SOURCES, CalmBed.FOUR_YEARS, "test"))
                    .state(),
            new Input.Admitted(at(1), "nurse", new Patient("4711", "Mia", 1_600, 16), CalmBed.FOUR_YEARS));

    private static Moment at(long seconds) {
        return new Moment(1, seconds * Moment.NANOS_PER_SECOND, seconds * 1_000);
    }

    private static BedState after(BedState before, Input input) {
        return Engine.step(before, input).state();
    }

    private void hears(Input input) {
        bed = after(bed, input);
    }

    @Test
    void emptyBed_andOneWhoseSedationNeverBegan_haveNothingOpen() {
        assertEquals(List.of(), Leaving.open(BedState.EMPTY));
        assertEquals(List.of(), Leaving.open(bed));
    }

    @Test
    void phase_isOpenUntilTheChildIsReady() {
        hears(new Input.PhaseChanged(at(2), "nurse", Phase.RECOVERY_1));
        assertEquals(List.of("the phase is recovery 1, not ready to leave"), Leaving.open(bed));
        hears(new Input.PhaseChanged(at(3), "nurse", Phase.READY));
        assertEquals(List.of(), Leaving.open(bed));
    }

    @Test
    void drugWithoutAPhase_isASedationThatBegan() {
        hears(new Input.DrugGiven(at(2), "nurse", "propofol", 48, "IV"));
        assertEquals(List.of("the phase is before sedation, not ready to leave"), Leaving.open(bed));
    }

    @Test
    void alarmThatLasts_isOpen() {
        hears(new Input.Received(CalmBed.CLIP, Reading.Measured.of(at(2), Vital.SPO2, 80)));
        assertEquals(
                List.of("severe desaturation 80 < 85: lasts"),
                Leaving.open(bed).stream().map(LeavingTest::compact).toList());
    }

    private static String compact(String text) {
        return text.replace("SpO2 ", "");
    }

    @Test
    void reversalDrug_isOpenForTwoHours() {
        hears(new Input.DrugGiven(at(60), "nurse", "Naloxone", 0.16, "IV"));
        hears(new Input.PhaseChanged(at(61), "nurse", Phase.READY));
        hears(new Input.Ticked(at(60 + 35 * 60)));
        assertEquals(List.of("Naloxone 35 min ago: wait 120 min"), reversals());
        hears(new Input.Ticked(at(60 + 120 * 60)));
        assertEquals(List.of(), reversals());
    }

    private List<String> reversals() {
        return Leaving.open(bed).stream().filter(words -> words.contains("ago")).toList();
    }
}
