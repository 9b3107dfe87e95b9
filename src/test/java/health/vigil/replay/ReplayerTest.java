package health.vigil.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.profile.Condition;
import health.vigil.profile.Patient;
import health.vigil.profile.Priority;
import health.vigil.profile.Wait;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Recordings as transcripts: seconds of which values, and what is told.
class ReplayerTest {
    @TempDir
    private Path folder;

    /// Without the engine's own explanations, which are tested where they are made.
    private static String told(Recording recording, health.vigil.profile.Profile limits) {
        var lines = new ArrayList<String>();
        Replayer.play(recording, limits, null, Pace.FASTEST, new Transcript(lines::add));
        return String.join("\n", lines).replaceAll(": limit [^\n]*", "");
    }

    @Test
    void aDesaturation_isToldFromItsFirstStepToItsEnd() throws IOException {
        assertEquals(
                """
                0:00:40.0  LOW     SpO2 low 94 < 95
                0:01:00.0  MEDIUM  now SpO2 low 91 < 92
                0:01:15.0  HIGH    now SpO2 low 88 < 90
                0:01:20.0  HIGH    severe desaturation 82 < 85
                0:01:22.0          over: severe desaturation 82 < 85, after 0:00:02.0
                0:01:30.0          over: SpO2 low 82 < 90, after 0:00:50.0
                0:01:32.0          adverse event: desaturation, minor: 82 %, 12.0 s; over\
                """,
                told(
                        Csv.spo2(10, 97, 40, 94, 20, 91, 10, 88, 2, 82, 8, 93, 30, 97)
                                .read(folder),
                        Limits.SPO2));
    }

    @Test
    void latchedAlarm_isAcknowledgedWithItsEnd_andCountsAnewNextTime() throws IOException {
        var replay =
                Replayer.play(Csv.spo2(10, 97, 8, 80, 60, 97, 8, 80, 60, 97).read(folder), Limits.SPO2, null);
        assertEquals(
                2,
                replay.occurrences().stream()
                        .filter(o -> o.condition() == Condition.SPO2_DESATURATION)
                        .count());
        assertEquals(10_000, replay.occurrences().getFirst().beginMillis());
        assertEquals(8_000, replay.occurrences().getFirst().lengthMillis());
    }

    @Test
    void cellLeftEmpty_isSilenceAfterFiveSeconds_andAZeroIsPoorSignalAfterThirty() throws IOException {
        assertEquals(
                """
                0:00:14.2  MEDIUM  no data (SpO2): recording is there but gives no SpO2
                0:00:30.0          over: no data (SpO2), after 0:00:15.7\
                """,
                told(
                        new Csv("t_s,spo2,pr")
                                .rows(10, "97,110")
                                .rows(20, ",110")
                                .rows(10, "97,110")
                                .read(folder),
                        Limits.SPO2));
        assertEquals(
                """
                0:00:40.0  LOW     signal too poor (recording): not available
                0:00:50.0          over: signal too poor (recording), after 0:00:10.0\
                """,
                told(
                        new Csv("t_s,spo2,pr")
                                .rows(10, "97,110")
                                .rows(40, "0,110")
                                .rows(10, "97,110")
                                .read(folder),
                        Limits.SPO2));
    }

    @Test
    void violationStillWaitingWhenTheNumberGoes_neverSounds() throws IOException {
        var recording = new Csv("t_s,spo2,pr")
                .rows(10, "97,110")
                .rows(8, "91,110")
                .rows(10, "0,110")
                .read(folder);
        assertEquals("", told(recording, Limits.SPO2));
    }

    @Test
    void alarmAtTheEnd_isCutOffThere() throws IOException {
        var replay = Replayer.play(Csv.spo2(10, 97, 20, 88).read(folder), Limits.SPO2, null);
        var last = replay.occurrences().getFirst();
        assertEquals(15_000, last.beginMillis());
        assertEquals(30_000, last.endMillis());
    }

    @Test
    void admittedChild_hasItsLimits() throws IOException {
        var limits = Limits.of(
                Limits.ladder(Condition.RESPIRATION_LOW, Limits.rung(Priority.MEDIUM, 14, new Wait.Fixed(15))));
        var recording = new Csv("t_s,rr").rows(10, "20").rows(30, "12").read(folder);
        var child = new Patient("", "", 4 * 365 + 30, 16);
        var told = Replayer.play(recording, limits, child).occurrences();
        assertEquals("slowed breathing 12 < 14", told.getFirst().text());
        assertEquals(25_000, told.getFirst().beginMillis());
    }

    @Test
    void anHour_isReplayedWithItsTicks() throws IOException {
        var recording =
                new Csv("t_s,spo2,pr,rr,etco2").rows(3600, "97,110,20,38").read(folder);
        var begin = System.nanoTime();
        var replay = Replayer.play(recording, Limits.SPO2, new Patient("", "", 1500, 16));
        System.out.printf("1 h of one bed, 4 numbers at 1 Hz: %.3f s%n", (System.nanoTime() - begin) / 1e9);
        assertTrue(replay.inputs() >= 3600 * 8, replay.inputs() + " inputs");
        assertEquals(0, replay.occurrences().size());
    }
}
