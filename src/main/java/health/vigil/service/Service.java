package health.vigil.service;

import health.vigil.bed.SystemClock;
import health.vigil.bed.Ward;
import health.vigil.config.Config;
import health.vigil.display.Defaults;
import health.vigil.display.DisplayHub;
import health.vigil.display.PagerPath;
import health.vigil.history.InfluxHistory;
import health.vigil.history.Trends;
import health.vigil.metrics.Metrics;
import health.vigil.pager.Dispatcher;
import health.vigil.profile.Condition;
import health.vigil.profile.ProfileBook;
import health.vigil.store.SqliteJournal;
import health.vigil.store.Store;
import health.vigil.store.StoreException;
import health.vigil.web.Assets;
import health.vigil.web.HealthRoutes;
import health.vigil.web.MetricsRoutes;
import health.vigil.web.Routes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running service: every room put together as a {@link Config} says. It opens from the store outwards to the
/// devices and closes the other way round.
public final class Service implements AutoCloseable {
    /// The beds' last inputs are worth this long a wait. Everything must be down within 5 s: after this and the outer
    /// parts' share ({@link Closings#OUTER_TIME}) half of it is left for the journal.
    private static final long DRAIN_MILLIS = 1_000;

    /// A part that takes longer to stop is left behind.
    private static final long STOP_MILLIS = 1_500;

    /// A port that takes longer to open goes on opening by itself; devices wait no longer for it.
    private static final long START_MILLIS = 5_000;

    /// Part names in readiness, logs and alarms.
    private static final String JOURNAL = "journal";

    private static final String DISK = "disk";

    private static final String INFLUX = "influx";

    private static final Logger LOG = LoggerFactory.getLogger(Service.class);

    private final Config config;
    private final ProfileBook profiles;
    private final Closings closings;
    private final Troubles troubles = new Troubles();
    private final Metrics metrics = new Metrics();
    private final Ward ward;
    private final Dispatcher dispatcher;
    private final Watchdog watchdog;
    private final Pages pages;
    private final @Nullable Hl7 hl7;

    private Service(Config config, ServiceOptions options, Closings closings) {
        this.config = config;
        this.profiles = Rules.with(config.profiles());
        this.closings = closings;
        var vertx = Loops.vertx(metrics);
        closings.add("loops", () -> stopped(vertx.close()));
        var store = Store.open(config.store());
        closings.add("store", store::close);
        var journal = new SqliteJournal(store, metrics, troubles.of(Condition.STORE_FAILED, JOURNAL));
        closings.add(JOURNAL, journal::close);
        this.ward = ward(vertx, store, journal, options);
        var assets = new Assets();
        var screens = new DisplayHub(vertx, ward, choices(), metrics, assets);
        ward.addSink(screens);
        this.dispatcher = new Dispatcher(vertx, ward, journal.outbox(), metrics, config.pagers());
        ward.addSink(dispatcher);
        this.watchdog = new Watchdog(ward);
        var trends = new Trends(vertx, ward, journal::reader);
        ward.addSink(trends);
        var monitors = config.hl7();
        this.hl7 = monitors == null ? null : new Hl7(vertx, monitors, ward, journal, metrics, troubles);
        var parts = parts(journal, export(journal));
        var status = new StatusRoutes(config, ward, metrics, screens, dispatcher, parts, this::listener, assets);
        this.pages = pages(vertx, List.of(assets, screens, trends, status));
    }

    /// Starts everything and returns when beds are watched. A port that cannot be opened is reported, tried again, and
    /// does not keep the rest from starting.
    ///
    /// @throws ServiceException if there can be no service at all: the store cannot be used
    public static Service start(Config config, ServiceOptions options) {
        var closings = new Closings();
        try {
            var service = new Service(config, options, closings);
            service.open();
            return service;
        } catch (StoreException cannot) {
            closings.closeAll();
            throw new ServiceException(String.valueOf(cannot.getMessage()), cannot);
        } catch (RuntimeException fault) {
            closings.closeAll();
            throw fault;
        }
    }

    private Ward ward(Vertx vertx, Store store, SqliteJournal journal, ServiceOptions options) {
        var made = new Ward(vertx, new SystemClock(store.epoch(), options.speed()), journal, metrics);
        for (var bed : config.beds()) made.add(bed.bed(), Devices.specs(bed, config.hl7()));
        return made;
    }

    private Pages pages(Vertx vertx, List<Routes> screens) {
        var rooms = new ArrayList<>(screens);
        rooms.add(dispatcher::mount);
        rooms.add(new MetricsRoutes(metrics));
        rooms.add(health());
        return new Pages(vertx, config, troubles, rooms);
    }

    private DisplayHub.Choices choices() {
        var pagers = config.pagers().paths().stream()
                .map(path -> new PagerPath(path.name(), path.level()))
                .toList();
        return new DisplayHub.Choices(Defaults.of(profiles), pagers);
    }

    private HealthRoutes health() {
        return new HealthRoutes(List.of(
                new HealthRoutes.Check("beds", watchdog::trouble),
                new HealthRoutes.Check(JOURNAL, () -> troubles.words(JOURNAL)),
                new HealthRoutes.Check(Hl7.PART, () -> troubles.words(Hl7.PART))));
    }

    private List<StatusRoutes.Part> parts(SqliteJournal journal, @Nullable InfluxHistory export) {
        var file = config.store().file();
        var parts = new ArrayList<StatusRoutes.Part>();
        parts.add(new StatusRoutes.Part("beds", () -> "", watchdog::trouble));
        parts.add(new StatusRoutes.Part(
                JOURNAL, () -> journal.outbox().pending().size() + " pages wait", () -> troubles.words(JOURNAL)));
        parts.add(new StatusRoutes.Part(DISK, () -> StatusRoutes.disk(file), () -> troubles.words(DISK)));
        var listener = hl7;
        if (listener != null)
            parts.add(new StatusRoutes.Part(Hl7.PART, () -> "port " + listener.port(), () -> troubles.words(Hl7.PART)));
        if (export != null)
            parts.add(new StatusRoutes.Part(
                    INFLUX, () -> export.behind() + " rows behind", () -> troubles.words(INFLUX)));
        return parts;
    }

    private @Nullable InfluxHistory export(SqliteJournal journal) {
        var influx = config.influx();
        if (influx == null) return null;
        var history = new InfluxHistory(influx, journal, metrics, troubles.of(Condition.EXPORT_BEHIND, INFLUX));
        closings.addOuter(INFLUX, history::close);
        history.start();
        return history;
    }

    private void open() {
        closings.addOuter("pagers", () -> stopped(dispatcher.close()));
        dispatcher.start();
        closings.add("beds", this::drain);
        ward.start(profiles.unadmitted(), "service started");
        troubles.attach(ward.house());
        closings.addOuter("pages", () -> stopped(pages.stop()));
        started("pages", pages.start());
        var devices = new Devices(ward, metrics, troubles);
        closings.addOuter("devices", devices::close);
        devices.start(config.beds());
        if (hl7 != null) open(hl7);
        watchdog.start();
        closings.add("watchdog", watchdog::close);
        watchDisk();
        LOG.info("event=started beds={} profile=\"{}\" hash={}", config.beds().size(), profiles.id(), profiles.hash());
    }

    private void watchDisk() {
        var file = config.store().file();
        var disk = new DiskWatch(
                () -> DiskWatch.Space.of(file),
                troubles.of(Condition.DISK_FILLING, DISK),
                troubles.of(Condition.DISK_FULL, DISK));
        closings.add(DISK, disk::close);
        disk.start();
    }

    private void open(Hl7 monitors) {
        closings.addOuter("hl7", () -> stopped(monitors.stop()));
        started("hl7", monitors.start());
    }

    /// Beds, their states and inboxes.
    public Ward ward() {
        return ward;
    }

    /// Where a browser finds the pages; empty while the port could not be opened.
    public String address() {
        return pages.address();
    }

    /// Why there are no pages and what to do about it; empty while there are.
    public String pagesTrouble() {
        return pages.trouble();
    }

    private String listener() {
        var monitors = config.hl7();
        return monitors == null ? "" : monitors.host() + ":" + hl7Port();
    }

    /// The port HL7 monitors deliver to; 0 when none is open.
    public int hl7Port() {
        return hl7 == null ? 0 : hl7.port();
    }

    /// Stops in order: devices, pages, pagers and exports all at once, then beds, journal, store. Returns within 5 s; a
    /// second call does nothing.
    @Override
    public void close() {
        LOG.info("event=stopping");
        closings.closeAll();
        LOG.info("event=stopped");
    }

    /// Time stands still, and what devices delivered until now becomes durable.
    private void drain() throws InterruptedException {
        ward.stop();
        var beds = ward.beds();
        var durable = new CountDownLatch(beds.size() + 1);
        beds.forEach(bed -> bed.committed(durable::countDown));
        ward.house().committed(durable::countDown);
        if (!durable.await(DRAIN_MILLIS, TimeUnit.MILLISECONDS))
            LOG.warn("event=drain-incomplete beds={}", durable.getCount());
    }

    private static void stopped(Future<?> pending) {
        pending.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(STOP_MILLIS, TimeUnit.MILLISECONDS)
                .join();
    }

    /// Waits, but not for ever: what fails later tells so itself.
    private static void started(String part, Future<?> pending) {
        try {
            pending.toCompletionStage().toCompletableFuture().get(START_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            LOG.warn("event=start-slow part={} millis={}", part, START_MILLIS);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(part + " cannot start", failed.getCause());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
