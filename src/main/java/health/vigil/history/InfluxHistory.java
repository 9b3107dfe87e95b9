package health.vigil.history;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import com.influxdb.client.WriteApiBlocking;
import com.influxdb.client.write.Point;
import com.influxdb.exceptions.InfluxException;
import health.vigil.metrics.Metrics;
import health.vigil.store.Cursor;
import health.vigil.store.Entry;
import health.vigil.store.JournalReader;
import health.vigil.store.SqliteJournal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Copies the journal to InfluxDB, behind everything else: one thread, one durable position. While the server is away
/// nothing is lost and nothing is slowed; it is caught up from the journal afterwards. After a crash the last rows are
/// sent again with the same times, which changes nothing there. Names are those of {@link Points}.
///
/// Only what the server answers to a write counts: ping and version were seen to say yes where writing failed. The
/// client's own background writer is not used, because it loses points when a server comes back.
public final class InfluxHistory implements AutoCloseable {
    /// Points in one request, the size InfluxData advises at most for line protocol.
    static final int MAX_POINTS = 5_000;

    /// Rows of the journal read at once.
    private static final int MAX_ROWS = 500;

    /// The client insists on an organisation; servers that know none ignore it.
    private static final String NO_ORG = "-";

    private static final long IDLE_MILLIS = 500;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final long CLOSE_MILLIS = 2_000;

    /// A server that fails for this long is trouble; shorter is a restart.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Answers that say the points themselves are wrong, so that sending them again is useless: bad request, too
    /// large, unprocessable (InfluxDB API v2, /api/v2/write).
    private static final Set<Integer> REFUSED = Set.of(400, 413, 422);

    private static final Logger LOG = LoggerFactory.getLogger(InfluxHistory.class);

    private final SqliteJournal journal;
    private final JournalReader reader;
    private final Cursor cursor;
    private final InfluxDBClient client;
    private final WriteApiBlocking writer;
    private final Points points;
    private final Episode episode;
    private final Backoff backoff = new Backoff();
    private final AtomicLong refused = new AtomicLong();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().daemon().name("influx").unstarted(this::run);

    /// @param journal what is copied; closed after this
    /// @param trouble told in words when the server has failed for some seconds, with an empty text when the copy
    ///     goes on; on the thread of this export
    public InfluxHistory(InfluxSettings settings, SqliteJournal journal, Metrics metrics, Consumer<String> trouble) {
        this.journal = journal;
        this.reader = journal.reader();
        this.cursor = journal.cursor("influx " + settings.url() + " " + settings.org() + "/" + settings.bucket());
        this.client = client(settings);
        this.writer = client.getWriteApiBlocking();
        this.points = new Points(settings.patientIds());
        this.episode = new Episode("InfluxDB " + settings.url(), PATIENCE, trouble);
        metrics.gauge("vigil.export.lag.rows", "influx", this::behind);
        metrics.gauge("vigil.export.refused", "influx", refused::get);
    }

    /// Begins to copy, from where it stopped last time.
    public InfluxHistory start() {
        thread.start();
        return this;
    }

    /// Rows of the journal that are not yet copied.
    public long behind() {
        return Math.max(0, journal.latest() - cursor.position());
    }

    /// Points the server would never take, left out one by one.
    public long refused() {
        return refused.get();
    }

    /// Stops within two seconds; what is not copied yet is copied after the next start.
    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close();
        reader.close();
    }

    private static InfluxDBClient client(InfluxSettings settings) {
        var http = new OkHttpClient.Builder()
                .connectTimeout(TIMEOUT)
                .readTimeout(TIMEOUT)
                .writeTimeout(TIMEOUT)
                .callTimeout(TIMEOUT.multipliedBy(2));
        var options = InfluxDBClientOptions.builder()
                .url(settings.url().toString())
                .org(settings.org().isEmpty() ? NO_ORG : settings.org())
                .bucket(settings.bucket())
                .okHttpClient(http);
        if (!settings.token().isEmpty())
            options.authenticateToken(settings.token().toCharArray());
        return InfluxDBClientFactory.create(options.build()).enableGzip();
    }

    private void run() {
        try {
            while (!pause(copied())) {}
        } catch (InterruptedException e) {
            LOG.debug("event=export-stopped");
        }
    }

    /// @return true when closing
    private boolean pause(long millis) throws InterruptedException {
        return closing.await(millis, TimeUnit.MILLISECONDS);
    }

    /// Copies the next rows.
    ///
    /// @return milliseconds to wait before the next ones
    private long copied() {
        try {
            var rows = reader.read(cursor.position(), MAX_ROWS);
            if (rows.isEmpty()) return IDLE_MILLIS;
            send(rows);
            cursor.advance(rows.getLast().seq());
            backoff.reset();
            episode.fine();
            return 0;
        } catch (RuntimeException e) {
            // Whatever it is: this thread must not end, and its silence must not look like health.
            episode.failed(words(e), behind());
            return backoff.nextMillis();
        }
    }

    private static String words(RuntimeException e) {
        return e instanceof InfluxException influx && influx.status() > 0
                ? "answer " + influx.status() + " " + e.getMessage()
                : e.getClass().getSimpleName() + " " + e.getMessage();
    }

    private void send(List<Entry> rows) {
        var all = new ArrayList<Point>();
        for (var row : rows) all.addAll(points.of(row));
        for (int from = 0; from < all.size(); from += MAX_POINTS)
            write(all.subList(from, Math.min(all.size(), from + MAX_POINTS)));
    }

    /// Halves what is refused until the one bad point is found, so that it holds up no other.
    private void write(List<Point> some) {
        try {
            if (!some.isEmpty()) writer.writePoints(some);
        } catch (InfluxException e) {
            if (!REFUSED.contains(e.status())) throw e;
            if (some.size() == 1) leaveOut(e);
            else {
                write(some.subList(0, some.size() / 2));
                write(some.subList(some.size() / 2, some.size()));
            }
        }
    }

    private void leaveOut(InfluxException e) {
        var count = refused.incrementAndGet();
        if (Long.bitCount(count) == 1)
            LOG.error("event=export-refused count={} status={} reason=\"{}\"", count, e.status(), e.getMessage());
    }
}
