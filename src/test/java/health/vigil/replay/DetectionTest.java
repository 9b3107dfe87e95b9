package health.vigil.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.vigil.profile.Condition;
import health.vigil.profile.Priority;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is an event, and what has found it how late.
class DetectionTest {
    private static final Detection.Rule RULE = new Detection.Rule(90, 15, Set.of(Condition.SPO2_LOW), Priority.HIGH, 0);

    @TempDir
    private Path folder;

    private List<Desaturation> events(Csv csv) throws IOException {
        var recording = csv.read(folder);
        return Desaturation.in(Replayer.play(recording, Limits.of(), null).spo2(), 90, 15);
    }

    @Test
    void fifteenSecondsBelowTheLimit_areAnEvent_fourteenAreNone() throws IOException {
        assertEquals(List.of(new Desaturation(10_000, 25_000, 86)), events(Csv.spo2(10, 97, 10, 89, 5, 86, 10, 90)));
        assertEquals(List.of(), events(Csv.spo2(10, 97, 14, 89, 10, 97)));
        assertEquals(List.of(), events(Csv.spo2(10, 97, 30, 90, 10, 97)));
    }

    @Test
    void eventAtTheEnd_endsWithTheRecording() throws IOException {
        assertEquals(List.of(new Desaturation(10_000, 25_000, 89)), events(Csv.spo2(10, 97, 15, 89)));
    }

    @Test
    void emptyCells_holdTheNumberForFiveSeconds_andAZeroEndsItAtOnce() throws IOException {
        assertEquals(
                List.of(new Desaturation(10_000, 28_000, 89)),
                events(new Csv("t_s,spo2")
                        .rows(10, "97")
                        .rows(10, "89")
                        .rows(4, "")
                        .rows(4, "89")
                        .rows(9, "97")));
        assertEquals(
                List.of(new Desaturation(10_000, 25_000, 89)),
                events(new Csv("t_s,spo2")
                        .rows(10, "97")
                        .rows(11, "89")
                        .rows(30, "")
                        .rows(4, "89")
                        .rows(9, "97")));
        assertEquals(
                List.of(),
                events(new Csv("t_s,spo2")
                        .rows(10, "97")
                        .rows(12, "89")
                        .rows(1, "0")
                        .rows(12, "89")
                        .rows(9, "97")));
    }

    @Test
    void presence_countsTheSecondsWithANumber() throws IOException {
        var recording = new Csv("t_s,spo2")
                .rows(10, "0")
                .rows(20, "97")
                .rows(30, "0")
                .rows(5, "97")
                .read(folder);
        assertEquals(25_000, Replayer.play(recording, Limits.of(), null).spo2().presentMillis());
    }

    private static Detection found(int begin, int end, Priority first, int risen) {
        var event = new Trace(List.of(
                new Trace.Point(0, 97),
                new Trace.Point(100_000, 88),
                new Trace.Point(120_000, 97),
                new Trace.Point(200_000, Double.NaN)));
        var changes = List.of(
                new Occurrence.Change(begin * 1000L, first), new Occurrence.Change(risen * 1000L, Priority.HIGH));
        var alarm = new Occurrence(Condition.SPO2_LOW, "", changes, end * 1000L, "");
        return Detection.of(List.of(new Replay("case", 200_000, 0, List.of(alarm), event)), RULE);
    }

    @Test
    void alarmWithinTheEvent_foundItWithItsLatency() {
        assertEquals(List.of(7_000L), found(107, 120, Priority.HIGH, 107).latenciesMillis());
        assertEquals(1, found(107, 120, Priority.HIGH, 107).late(6));
        assertEquals(0, found(107, 120, Priority.HIGH, 107).late(7));
    }

    @Test
    void alarmThatLastsFromBefore_foundItAtOnce() {
        assertEquals(List.of(0L), found(50, 130, Priority.HIGH, 50).latenciesMillis());
    }

    @Test
    void alarmOfLesserPriority_countsFromItsRise() {
        assertEquals(List.of(9_000L), found(95, 130, Priority.LOW, 109).latenciesMillis());
    }

    @Test
    void alarmThatWasOverOrCameAfterwards_missedIt() {
        assertEquals(1, found(50, 100, Priority.HIGH, 50).missed().size());
        assertEquals(1, found(120, 130, Priority.HIGH, 120).missed().size());
        assertEquals(1, found(95, 130, Priority.LOW, 125).missed().size());
    }

    @Test
    void alarmWithinTheSlack_stillFoundIt() throws IOException {
        var replay = Replayer.play(Csv.spo2(10, 97, 15, 89, 30, 97).read(folder), Limits.of(), null);
        var alarm = new Occurrence(
                Condition.SPO2_LOW, "", List.of(new Occurrence.Change(26_000, Priority.HIGH)), 40_000, "");
        var late = new Replay("case", 55_000, 0, List.of(alarm), replay.spo2());
        var generous = new Detection.Rule(90, 15, Set.of(Condition.SPO2_LOW), Priority.HIGH, 2);
        assertEquals(1, Detection.of(List.of(late), RULE).missed().size());
        assertEquals(List.of(16_000L), Detection.of(List.of(late), generous).latenciesMillis());
    }
}
