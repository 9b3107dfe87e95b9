package health.vigil;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.vigil.alarm.Engine;
import health.vigil.alarm.Output;
import health.vigil.alarm.state.Alarm;
import health.vigil.alarm.state.BedState;
import health.vigil.profile.LimitChange;
import health.vigil.store.Codec;
import health.vigil.vital.Moment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The story marrow, seed 1, against a golden transcript: bytes of simulated devices through the real drivers, breath
/// detection and engine. A wanted change is written with `-Dgolden=write`, and its difference read before it is kept.
class MarrowReplayTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/marrow-seed-1.txt");

    @Test
    void marrow_tellsWhatTheGoldenFileSays() throws Exception {
        var bed = new Watched(1);
        bed.run();
        var transcript = bed.outputs.stream().map(MarrowReplayTest::line).collect(Collectors.joining("\n", "", "\n"));
        if ("write".equals(System.getProperty("golden"))) Files.writeString(GOLDEN, transcript);
        assertEquals(Files.readString(GOLDEN), transcript);
    }

    @Test
    void journaledInputs_replayToTheSameOutputsAndState() throws Exception {
        var bed = new Watched(1);
        bed.run();
        var outputs = new ArrayList<Output>();
        var state = BedState.EMPTY;
        var codec = new Codec();
        for (var input : bed.inputs) {
            var step = Engine.step(state, codec.input(codec.text(input), Codec.FORMAT));
            state = step.state();
            outputs.addAll(step.outputs());
        }
        assertEquals(bed.outputs, outputs);
        assertEquals(bed.state, state);
    }

    private static String line(Output output) {
        var seconds = output.at().nanosSince(Watched.ORIGIN) / (double) Moment.NANOS_PER_SECOND;
        return String.format(
                Locale.ROOT, "%8.3f %-19s %s", seconds, output.getClass().getSimpleName(), words(output));
    }

    private static String words(Output output) {
        return switch (output) {
            case Output.Raised o -> words(o.alarm());
            case Output.Escalated o -> words(o.alarm());
            case Output.Deescalated o -> words(o.alarm());
            case Output.Acknowledged o -> words(o.alarm()) + " by " + o.by();
            case Output.Realarmed o -> words(o.alarm());
            case Output.Latched o -> words(o.alarm());
            case Output.Ended o -> words(o.alarm());
            case Output.ResponsibilityTaken o -> words(o.alarm()) + " by " + o.by();
            case Output.AudioPaused o -> o.forNanos() / Moment.NANOS_PER_SECOND + " s by " + o.by();
            case Output.AudioOff o -> o.reason() + " by " + o.by();
            case Output.AlarmInactivated o -> o.off().words() + " by " + o.off().by();
            case Output.AlarmReactivated o -> o.words() + ": " + o.why();
            case Output.Reminded o -> o.words();
            case Output.DeviceNoted o -> o.source() + ": " + o.words();
            case Output.PatientCorrected o -> "corrected by " + o.by();
            case Output.DrugStruck o -> "struck " + o.dose().drug() + " by " + o.by();
            case Output.LimitsChanged o ->
                o.by() + ": " + o.changes().stream().map(LimitChange::words).collect(Collectors.joining("; "));
            case Output.BaselineTaken o -> o.by() + ": " + o.baseline().words();
            case Output.SignalsTested o -> "signals " + o.outcome() + " by " + o.by();
            case Output.BaselineMissing o -> o.why();
            case Output.Adverse o -> o.event().words();
            case Output.ClockStepped o -> o.byMillis() + " ms";
            case Output.AudioResumed o -> o.why();
            case Output.Held o -> o.condition().words() + ": " + o.why();
            case Output.CuffOrdered o -> o.order().name();
            case Output.CuffPlanned o -> o.what();
            case Output.Refused o -> o.what() + ": " + o.reason();
            case Output.OutageReported o -> o.outageMillis() + " ms: " + o.why();
        };
    }

    private static String words(Alarm alarm) {
        return alarm.priority() + " " + alarm.text() + " | "
                + alarm.explanation().words();
    }
}
