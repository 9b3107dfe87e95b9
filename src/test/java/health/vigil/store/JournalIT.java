package health.vigil.store;

import static health.vigil.store.Opened.BED;
import static health.vigil.store.Opened.OTHER;
import static health.vigil.store.Opened.at;
import static health.vigil.store.Opened.drug;
import static health.vigil.store.Opened.pleth;
import static health.vigil.store.Opened.spo2;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.Input;
import health.vigil.alarm.Output;
import health.vigil.bed.Journal.Recovered;
import health.vigil.vital.BedId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalIT {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("vigil.db");
    }

    @Test
    void emptyStore_recoversNothing() {
        try (var opened = new Opened(file)) {
            assertEquals(Recovered.NOTHING, opened.journal.recover(BED));
        }
    }

    @Test
    void inputs_comeBackInOrder_eachToItsBed() {
        var mine = new ArrayList<Input>();
        try (var opened = new Opened(file)) {
            for (int n = 0; n < 5_000; n++) {
                var input = n % 3 == 0 ? pleth(n) : n % 3 == 1 ? spo2(n) : drug(n);
                mine.add(input);
                opened.append(BED, input);
                opened.append(OTHER, spo2(n));
            }
        }
        try (var opened = new Opened(file)) {
            assertEquals(mine, opened.tail(BED));
            assertEquals(5_000, opened.tail(OTHER).size());
        }
    }

    @Test
    void everyKindOfInputWithOutputs_isReadBack() throws Exception {
        var samples = new Samples(7);
        var steps = new ArrayList<Event>();
        for (int i = 0; i < 500; i++)
            steps.add(new Event(samples.of(Input.class), i % 2 == 0 ? List.of(samples.of(Output.class)) : List.of()));
        try (var opened = new Opened(file)) {
            for (var step : steps) opened.journal.append(BED, step.input(), step.outputs());
            opened.settle();
            try (var reader = opened.journal.reader()) {
                assertEquals(steps, events(reader.readWithWaves(0, 1_000)));
            }
        }
    }

    @Test
    void committed_isCalledAfterEverythingBeforeItIsReadable() throws Exception {
        try (var opened = new Opened(file)) {
            var seen = new AtomicLong();
            var rounds = new CountDownLatch(20);
            for (int round = 1; round <= 20; round++) {
                for (int i = 0; i < 10; i++) opened.append(BED, spo2(round * 10L + i));
                var expected = round * 10;
                opened.journal.committed(() -> {
                    if (opened.all().size() >= expected) seen.incrementAndGet();
                    rounds.countDown();
                });
            }
            rounds.await();
            assertEquals(20, seen.get());
        }
    }

    @Test
    void failingCallback_stopsNothing() throws Exception {
        try (var opened = new Opened(file)) {
            opened.journal.committed(() -> {
                throw new IllegalStateException("on purpose");
            });
            opened.append(BED, spo2(1));
            opened.settle();
            assertEquals(1, opened.all().size());
        }
    }

    @Test
    void rememberedMessage_isKnownAgain_alsoAfterRestart() {
        var longOne = "x".repeat(5_000);
        try (var opened = new Opened(file)) {
            assertTrue(opened.journal.remember("MON|20260101|1"));
            assertTrue(opened.journal.remember(longOne));
            assertFalse(opened.journal.remember("MON|20260101|1"));
        }
        try (var opened = new Opened(file)) {
            assertFalse(opened.journal.remember("MON|20260101|1"));
            assertFalse(opened.journal.remember(longOne));
            assertTrue(opened.journal.remember("MON|20260101|2"));
        }
    }

    @Test
    void unboundMessage_isKeptForPeople() throws Exception {
        try (var opened = new Opened(file);
                var reader = opened.journal.reader()) {
            opened.journal.keepUnbound(Opened.CLIP, "MSH|...", "no bed for location X");
            opened.settle();
            var kept = reader.unbound(5).getFirst();
            assertEquals("MSH|...", kept.message());
            assertEquals("no bed for location X", kept.why());
        }
    }

    @Test
    void cursor_isDurableAndNeverGoesBack() {
        try (var opened = new Opened(file)) {
            var cursor = opened.journal.cursor("influx");
            assertEquals(0, cursor.position());
            cursor.advance(41);
            cursor.advance(7);
            assertEquals(41, cursor.position());
        }
        try (var opened = new Opened(file)) {
            assertEquals(41, opened.journal.cursor("influx").position());
            assertEquals(0, opened.journal.cursor("other").position());
        }
    }

    @Test
    void numbering_isNeverUsedAgain_evenWhenRowsAreGone() throws Exception {
        try (var opened = new Opened(file)) {
            opened.append(BED, spo2(1));
            opened.settle();
            opened.journal.cursor("influx").advance(1);
            opened.settle();
            opened.sql("DELETE FROM journal");
        }
        try (var opened = new Opened(file);
                var reader = opened.journal.reader()) {
            opened.append(BED, spo2(2));
            opened.settle();
            assertEquals(2, reader.read(1, 9).getFirst().seq());
        }
    }

    @Test
    void inputsOfManyBedsTogether_areOneRowEach() throws Exception {
        try (var opened = new Opened(file);
                var reader = opened.journal.reader()) {
            for (int n = 0; n < 1_000; n++) opened.append(new BedId("bed " + n % 4), spo2(n));
            opened.settle();
            var rows = reader.read(0, 1_000).size();
            assertTrue(rows < 500, rows + " rows for 1,000 inputs handed in at once");
        }
    }

    private static List<Event> events(List<Entry> entries) {
        return entries.stream().flatMap(entry -> entry.events().stream()).toList();
    }

    @Test
    void momentsInRow_areItsFirstAndLast() throws Exception {
        try (var opened = new Opened(file);
                var reader = opened.journal.reader()) {
            opened.append(BED, spo2(1));
            opened.settle();
            var row = reader.read(0, 1).getFirst();
            assertEquals(at(1).wallMillis(), row.firstWallMillis());
            assertEquals(opened.store.epoch(), row.epoch());
        }
    }
}
