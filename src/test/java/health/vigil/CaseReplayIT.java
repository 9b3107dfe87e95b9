package health.vigil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.Engine;
import health.vigil.alarm.Input;
import health.vigil.alarm.state.BedState;
import health.vigil.metrics.Metrics;
import health.vigil.profile.Profile;
import health.vigil.store.SqliteJournal;
import health.vigil.store.Store;
import health.vigil.store.StoreSettings;
import health.vigil.vital.BedId;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import health.vigil.vital.Vital;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The story `marrow`, journaled as a service would, and replayed from the file: as it was, and under other limits.
class CaseReplayIT {
    private static final BedId BED = new BedId("Bed 1");

    @TempDir
    static Path folder;

    private static Path journal;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void story() throws Exception {
        journal = folder.resolve("vigil.db");
        var bed = new Watched(1);
        bed.run();
        journaled(journal, kept -> {
            var state = BedState.EMPTY;
            for (var input : bed.inputs) {
                var step = Engine.step(state, input);
                state = step.state();
                kept.append(BED, input, step.outputs());
            }
        });
    }

    private static void journaled(Path file, Consumer<SqliteJournal> writer) throws InterruptedException {
        try (var store = Store.open(StoreSettings.of(file));
                var kept = new SqliteJournal(store, new Metrics(), trouble -> {})) {
            writer.accept(kept);
            var durable = new CountDownLatch(1);
            kept.committed(durable::countDown);
            assertTrue(durable.await(60, TimeUnit.SECONDS), "never durable");
        }
    }

    private int vigil(String... args) {
        out.getBuffer().setLength(0);
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    @Test
    void case_isToldAgainAsItWas() {
        assertEquals(0, vigil("replay", journal.toString(), "--bed", "Bed 1"), err::toString);
        assertTrue(out.toString().contains(", and the same is told as was told then"), out.toString());
        assertTrue(out.toString().contains("HIGH    severe desaturation"), out.toString());
    }

    @Test
    void case_isReplayedWhileTheServiceWritesToIt() {
        try (var store = Store.open(StoreSettings.of(journal))) {
            assertTrue(store.epoch() > 0);
            assertEquals(0, vigil("replay", journal.toString(), "--bed", "Bed 1"), err::toString);
        }
    }

    @Test
    void window_tellsOnlyOfItsTime() {
        var from = Watched.ORIGIN.wallMillis() + 240_000;
        var begin = java.time.Instant.ofEpochMilli(from).toString();
        var end = java.time.Instant.ofEpochMilli(from + 60_000).toString();
        assertEquals(0, vigil("replay", journal.toString(), "--bed", "Bed 1", "--from", begin, "--to", end));
        var alarms = out.toString().lines().filter(l -> l.startsWith("2026-")).toList();
        var first = health.vigil.replay.Words.clock(from);
        var last = health.vigil.replay.Words.clock(from + 60_000);
        assertTrue(alarms.stream().allMatch(l -> l.compareTo(first) >= 0 && l.compareTo(last) < 0), alarms.toString());
        assertTrue(err.toString().contains("0:00:59.9 of one bed"), err.toString());
    }

    @Test
    void otherLimits_areComparedWithThoseInForce() {
        assertEquals(
                0,
                vigil(
                        "what-if",
                        journal.toString(),
                        "--bed",
                        "Bed 1",
                        "--set",
                        "rr.low.low=off",
                        "--set",
                        "spo2.desaturation=off"),
                err::toString);
        var severe = out.toString()
                .lines()
                .filter(l -> l.contains("severe desaturation"))
                .findFirst()
                .orElse("");
        assertTrue(severe.matches(" *severe desaturation +[1-9][0-9.]* +0\\.00 +-[0-9.]+"), out.toString());
    }

    @Test
    void anotherProfile_isReplayedInsteadOfTheOneInForce() {
        assertEquals(
                0,
                vigil(
                        "replay",
                        journal.toString(),
                        "--bed",
                        "Bed 1",
                        "--profile",
                        "config/profiles/sedation-default.yaml"),
                err::toString);
        assertTrue(out.toString().contains("instead of those that were in force"), out.toString());
        assertTrue(out.toString().contains("HIGH    severe desaturation"), out.toString());
    }

    @Test
    void inputsTheEngineCannotTake_areCountedAndTheRestGoesOn() throws Exception {
        var file = folder.resolve("odd.db");
        var at = Watched.ORIGIN;
        var stranger = new Input.Received(new SourceId("stranger"), Reading.Measured.of(at, Vital.SPO2, 97));
        journaled(file, kept -> {
            kept.append(BED, new Input.Ticked(at), List.of());
            kept.append(BED, new Input.Started(at, List.of(), Profile.NONE, "test"), List.of());
            kept.append(BED, stranger, List.of());
            kept.append(BED, new Input.Ticked(at.plusNanos(Moment.NANOS_PER_SECOND)), List.of());
        });
        assertEquals(0, vigil("replay", file.toString(), "--bed", "Bed 1"), err::toString);
        assertTrue(out.toString().contains("at 1 of which something else is told than then"), out.toString());
        assertTrue(out.toString().contains("the engine takes it no more (source 'stranger'"), out.toString());
        assertTrue(out.toString().contains("1 input before the first start in the journal passed over"));
    }

    @Test
    void wrongBedFileOrTime_isSaid() {
        assertEquals(2, vigil("what-if", journal.toString(), "--bed", "Bed 1", "--set", "spo2.lw=88"));
        assertTrue(err.toString().contains("did you mean spo2.low?"), err.toString());
        assertEquals(2, vigil("replay", journal.toString()));
        assertTrue(err.toString().contains("Which bed? Give --bed with one of: Bed 1"), err.toString());
        assertEquals(2, vigil("replay", journal.toString(), "--bed", "Bed 9"));
        assertTrue(err.toString().contains("'Bed 9' is not in"), err.toString());
        assertEquals(2, vigil("replay", journal.toString(), "--bed", "Bed 1", "--from", "soon"));
        assertTrue(err.toString().contains("'soon' is no time; write 2026-01-31T09:30"), err.toString());
        assertEquals(2, vigil("replay", journal.toString(), "--bed", "Bed 1", "--from", "2036-01-01T00:00"));
        assertTrue(err.toString().contains("has nothing in this time; widen --from and --to"), err.toString());
    }
}
