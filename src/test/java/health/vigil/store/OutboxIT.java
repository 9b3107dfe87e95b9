package health.vigil.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.metrics.Metrics;
import health.vigil.store.Outbox.Added;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxIT {
    private static final String WARD = "snpp ward";

    @TempDir
    Path folder;

    @Test
    void sameKey_isKnown() {
        withOutbox(outbox -> {
            assertEquals(Added.NEW, outbox.add("a", WARD, "one", 10));
            assertEquals(Added.KNOWN, outbox.add("a", WARD, "two", 11));
            assertEquals(List.of("one"), payloads(outbox.due(WARD, 20, 9)));
        });
    }

    @Test
    void due_isOfItsPathAndTime_oldestFirst() {
        withOutbox(outbox -> {
            outbox.add("a", WARD, "one", 10);
            outbox.add("b", "webhook", "other", 10);
            outbox.add("c", WARD, "two", 11);
            outbox.failed("a", 500, "refused");
            assertEquals(List.of("two"), payloads(outbox.due(WARD, 499, 9)));
            assertEquals(List.of("one", "two"), payloads(outbox.due(WARD, 500, 9)));
            assertEquals(List.of("one"), payloads(outbox.due(WARD, 500, 1)));
        });
    }

    @Test
    void restart_keepsPendingWithAttempts_andKnowsDelivered() {
        withOutbox(outbox -> {
            outbox.add("a", WARD, "one", 10);
            outbox.add("b", WARD, "two", 11);
            outbox.add("c", WARD, "three", 12);
            outbox.delivered("b");
            outbox.abandoned("c", "nobody there");
            outbox.failed("a", 70, "refused");
        });
        withOutbox(outbox -> {
            assertEquals(List.of(new Outbox.Letter("a", WARD, "one", 10, 1, 70, "refused")), outbox.pending());
            assertEquals(Added.KNOWN, outbox.add("b", WARD, "two", 99));
            assertEquals(Added.KNOWN, outbox.add("c", WARD, "three", 99));
        });
    }

    @Test
    void fullOutbox_saysSo() {
        withOutbox(outbox -> {
            for (int i = 0; i < Outbox.MAX_PENDING; i++) outbox.add("k" + i, WARD, "", 0);
            assertEquals(Added.FULL, outbox.add("one more", WARD, "", 0));
            outbox.delivered("k0");
            assertEquals(Added.NEW, outbox.add("one more", WARD, "", 0));
        });
    }

    @Test
    void unknownKeys_areIgnored() {
        withOutbox(outbox -> {
            outbox.delivered("never");
            outbox.failed("never", 1, "x");
            assertTrue(outbox.pending().isEmpty());
        });
    }

    private static List<String> payloads(List<Outbox.Letter> letters) {
        return letters.stream().map(Outbox.Letter::payload).toList();
    }

    private void withOutbox(Consumer<Outbox> use) {
        try (var store = Store.open(StoreSettings.of(folder.resolve("vigil.db")));
                var journal = new SqliteJournal(store, new Metrics(), _ -> {})) {
            use.accept(journal.outbox());
        }
    }
}
