package health.vigil.history;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import health.vigil.alarm.Input;
import health.vigil.metrics.Metrics;
import health.vigil.store.SqliteJournal;
import health.vigil.store.Store;
import health.vigil.store.StoreSettings;
import health.vigil.vital.BedId;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import health.vigil.vital.Vital;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfluxHistoryIT {
    private static final BedId BED = new BedId("bay 1");
    private static final SourceId CLIP = new SourceId("clip");
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Store store;
    private SqliteJournal journal;
    private long appended;

    @BeforeEach
    void open() {
        store = Store.open(StoreSettings.of(folder.resolve("vigil.db")));
        journal = new SqliteJournal(store, new Metrics(), _ -> {});
    }

    @AfterEach
    void close() {
        journal.close();
        store.close();
    }

    @Test
    void everythingIsReadBack_alsoWhatCameWhileTheServerWasAway() throws Exception {
        assumeTrue(VictoriaMetrics.installed(), VictoriaMetrics.BINARY + " is absent: Debian package victoria-metrics");
        var data = Files.createDirectory(folder.resolve("vm"));
        try (var server = new VictoriaMetrics(data).start();
                var history = history(server.url())) {
            history.start();
            append(3_000);
            await().atMost(LONG).until(() -> server.samples("vitals_value") == 3_000);
            server.stop();
            append(12_000);
            assertTrue(history.behind() > 0);
            server.start();
            append(500);
            await().atMost(LONG).until(() -> history.behind() == 0);
            await().atMost(LONG).until(() -> server.samples("vitals_value") >= 15_500);
            assertEquals(
                    15_500, server.samples("vitals_value{bed='bay 1',vital='MDC_PULS_OXIM_SAT_O2',source='clip'}"));
        }
    }

    @Test
    void aNewProcess_goesOnWhereTheLastOneStopped() throws Exception {
        var server = new Recorder(204);
        try (server) {
            try (var history = history(server.url())) {
                history.start();
                append(1_000);
                await().atMost(LONG).until(() -> history.behind() == 0);
            }
            close();
            open();
            append(1_000);
            try (var history = history(server.url())) {
                history.start();
                await().atMost(LONG).until(() -> history.behind() == 0);
            }
            assertEquals(2_000, server.lines.size());
            assertEquals(2_000, server.received.get());
        }
    }

    @Test
    void onePointTheServerRefuses_holdsUpNoOther() throws Exception {
        try (var server = new Recorder(204);
                var history = history(server.url())) {
            server.poison = "value=91.0";
            append(100);
            history.start();
            await().atMost(LONG).until(() -> history.behind() == 0);
            assertEquals(90, server.lines.size());
            assertEquals(10, history.refused());
        }
    }

    @Test
    void serverThatRefusesEverything_losesNothing() throws Exception {
        try (var server = new Recorder(401);
                var history = history(server.url())) {
            append(50);
            history.start();
            await().atMost(LONG).until(() -> server.requests.get() >= 2);
            assertTrue(history.behind() > 0);
            server.status = 204;
            await().atMost(LONG).until(() -> history.behind() == 0);
            assertEquals(50, server.lines.size());
            assertEquals(0, history.refused());
        }
    }

    @Test
    void requests_areBounded() throws Exception {
        try (var server = new Recorder(204);
                var history = history(server.url())) {
            append(3 * InfluxHistory.MAX_POINTS);
            history.start();
            await().atMost(LONG).until(() -> history.behind() == 0);
            assertEquals(appended, server.lines.size());
            assertTrue(server.largest.get() <= InfluxHistory.MAX_POINTS, server.largest + " points in one request");
        }
    }

    private InfluxHistory history(URI url) {
        return new InfluxHistory(new InfluxSettings(url, "", "vigil", "", false), journal, new Metrics(), _ -> {});
    }

    private void append(int count) throws InterruptedException {
        for (int i = 0; i < count; i++, appended++) {
            var at = new Moment(1, appended, 1_760_000_000_000L + appended / 10);
            journal.append(
                    BED, new Input.Received(CLIP, Reading.Measured.of(at, Vital.SPO2, 90 + appended % 10)), List.of());
        }
        var durable = new CountDownLatch(1);
        journal.committed(durable::countDown);
        assertTrue(durable.await(20, TimeUnit.SECONDS));
    }

    /// A server of a few lines that keeps what it is sent and answers as it is told.
    private static final class Recorder implements AutoCloseable {
        final ConcurrentHashMap.KeySetView<String, Boolean> lines = ConcurrentHashMap.newKeySet();
        final AtomicInteger received = new AtomicInteger();
        final AtomicInteger requests = new AtomicInteger();
        final AtomicInteger largest = new AtomicInteger();
        volatile int status;
        volatile String poison = "no such words";
        private final HttpServer server;

        Recorder(int status) throws IOException {
            this.status = status;
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/api/v2/write", exchange -> {
                requests.incrementAndGet();
                try (var body = new GZIPInputStream(exchange.getRequestBody())) {
                    var text = new String(body.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(answer(text), -1);
                }
                exchange.close();
            });
            server.start();
        }

        private int answer(String text) {
            if (status != 204) return status;
            if (text.contains(poison)) return 400;
            var all = text.lines().toList();
            largest.accumulateAndGet(all.size(), Math::max);
            received.addAndGet(all.size());
            lines.addAll(all);
            return 204;
        }

        URI url() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
