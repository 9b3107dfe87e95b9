package health.vigil.source;

import health.vigil.bed.Command;
import health.vigil.bed.Feed;
import health.vigil.bed.SystemClock;
import health.vigil.decode.Driver;
import health.vigil.decode.device.Drivers;
import health.vigil.metrics.Metrics;
import health.vigil.source.capture.CaptureException;
import health.vigil.source.capture.CaptureFile;
import health.vigil.source.capture.CaptureHeader;
import health.vigil.source.capture.CaptureLine;
import health.vigil.source.capture.CaptureSettings;
import health.vigil.source.capture.Tap;
import health.vigil.source.port.Port;
import health.vigil.source.port.PortException;
import health.vigil.source.port.SerialPorts;
import health.vigil.vital.BedId;
import health.vigil.vital.CuffOrder;
import health.vigil.vital.Moment;
import health.vigil.vital.SourceId;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A serial device at a bed: keeps its port open, reads it on a thread of its own, decodes there and feeds the bed.
///
/// Whatever goes wrong ends one session: the link is reported down with the reason and the remedy, and the port is
/// looked for and opened anew until it works or {@link #close} is called. A fault of ours in between (a driver or a
/// feed that throws) is treated alike, with a new driver, and counted.
public final class SerialSource implements Command, AutoCloseable {
    /// How often a port that is away is looked for; looking costs a system call, and it must be read within a second
    /// of its return.
    private static final int LOOK_MILLIS = 250;
    /// A fault of our own, or another program at the port, is not likely to be gone at once, and costs more to look at.
    private static final int SLOW_MILLIS = 1_000;
    /// A driver is to be asked what to send at least so often, in its own clock's time (`Driver.due`).
    private static final int WAIT_MILLIS = 100;
    /// How long closing waits for the reader; it is freed at once in practice.
    private static final int CLOSE_MILLIS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(SerialSource.class);

    private final SerialSettings settings;
    private final Supplier<Driver> drivers;
    private final Outlet outlet;
    private final int waitMillis;
    private final boolean takesOrders;
    private final Orders orders = new Orders();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread reader;
    private Tap tap = Tap.NONE;
    private @Nullable CaptureFile capture;
    private Consumer<String> captureTold = why -> {};
    private volatile @Nullable Port port;
    private String told = "";
    private String faultTold = "";
    private boolean slow;

    public SerialSource(SerialSettings settings, Feed feed, SystemClock clock, Metrics metrics) {
        this(
                settings,
                () -> Drivers.named(settings.protocol(), settings.control(), settings.gases()),
                feed,
                clock,
                metrics);
    }

    /// @param tap listens in; it is the caller's to close, and after this
    public SerialSource(SerialSettings settings, Feed feed, SystemClock clock, Metrics metrics, Tap tap) {
        this(settings, feed, clock, metrics);
        this.tap = tap;
    }

    /// @param drivers makes a new decoder for each opening of the port
    SerialSource(SerialSettings settings, Supplier<Driver> drivers, Feed feed, SystemClock clock, Metrics metrics) {
        this.settings = settings;
        this.drivers = drivers;
        this.outlet = new Outlet(settings.source(), feed, clock, clock.speed(), metrics);
        this.waitMillis = Math.toIntExact(clock.realMillis(WAIT_MILLIS));
        this.takesOrders = settings.control() && drivers.get().takesOrders();
        this.reader = Thread.ofPlatform()
                .name("serial-" + settings.source().name())
                .daemon()
                .unstarted(this::run);
    }

    /// Who hears, in words, that the configured capture keeps nothing more, by any thread. Before {@link #start}.
    public void onCaptureEnded(Consumer<String> told) {
        captureTold = told;
    }

    /// Begins to look for the port; returns at once. Once only. A capture that cannot be written is told and does
    /// without.
    public void start() {
        var wanted = settings.capture();
        if (wanted != null) openCapture(wanted);
        reader.start();
    }

    /// Takes an order for the device, if it knows orders, control of it is configured and its port is open. What
    /// becomes of it is told by readings.
    @Override
    public boolean order(SourceId cuff, CuffOrder order) {
        return takesOrders && cuff.equals(name()) && orders.put(order);
    }

    private void openCapture(CaptureSettings wanted) {
        try {
            capture = CaptureFile.open(wanted, this::captureEnded);
            tap = capture;
        } catch (CaptureException cannot) {
            captureEnded(String.valueOf(cannot.getMessage()));
        }
    }

    private void captureEnded(String why) {
        LOG.warn("bed={} source={} event=capture-ended detail=\"{}\"", bed(), name(), why);
        captureTold.accept(why);
    }

    /// Frees the port and ends the thread, within a second; a capture is written to its end, within two more.
    @Override
    public void close() {
        closing.countDown();
        closePort();
        try {
            if (reader.isAlive() && !reader.join(Duration.ofMillis(CLOSE_MILLIS)))
                LOG.warn("bed={} source={} event=port-stuck port={}", bed(), settings.source(), settings.port());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (capture != null) capture.close();
    }

    private void run() {
        while (!closed()) {
            slow = false;
            guard(this::session);
            closePort();
            guard(() -> orders.close(outlet));
            rest();
        }
    }

    private void session() throws PortException {
        var driver = drivers.get();
        var open = SerialPorts.open(settings.port(), driver.line(), waitMillis, bed() + ", " + name());
        port = open;
        var session = new SerialSession(open, driver, outlet, orders, tap);
        tap.note(new CaptureLine.Opened(header(open, driver, session.opened())));
        try {
            // Up only when it could be read once: an adapter that opens and fails must not flap at the bed.
            session.turn();
            up(open);
            while (!closed()) session.turn();
            session.end("closed");
        } catch (PortException gone) {
            session.end(closed() ? "closed" : String.valueOf(gone.getMessage()));
            throw gone;
        }
    }

    private CaptureHeader header(Port open, Driver driver, Moment opened) {
        var line = driver.line().words();
        return new CaptureHeader(
                name().name(), settings.protocol(), settings.control(), settings.port(), open.device(), line, opened);
    }

    /// A piece of work that may fail without ending the thread.
    private interface Work {
        void run() throws PortException;
    }

    private void guard(Work work) {
        try {
            work.run();
        } catch (PortException e) {
            slow = e.busy();
            down(String.valueOf(e.getMessage()), e::detail);
        } catch (RuntimeException | Error e) {
            slow = true;
            failed(e);
        }
    }

    private void up(Port open) {
        told = "";
        orders.open();
        LOG.info("bed={} source={} event=port-open port={} device={}", bed(), name(), settings.port(), open.device());
        outlet.metrics().portOpened(name());
        tell(true, settings.port());
    }

    /// @param trouble stays the same as long as the trouble does; told once
    /// @param details what people read of it
    private void down(String trouble, Supplier<String> details) {
        if (closed() || trouble.equals(told)) return;
        told = trouble;
        var detail = details.get();
        LOG.warn("bed={} source={} event=port-down detail=\"{}\"", bed(), name(), detail);
        tell(false, detail);
    }

    private void tell(boolean isUp, String detail) {
        try {
            outlet.feed().link(name(), isUp, detail);
        } catch (RuntimeException e) {
            LOG.error("bed={} source={} event=feed-failed", bed(), name(), e);
        }
    }

    private void failed(Throwable fault) {
        outlet.metrics().sourceFailed(name());
        var detail = "port " + settings.port() + ": a fault of the service's own (" + fault + "); it is read anew";
        if (!detail.equals(faultTold))
            LOG.error("bed={} source={} event=source-failed port={}", bed(), name(), settings.port(), fault);
        faultTold = detail;
        down(detail, () -> detail);
    }

    private void rest() {
        try {
            var over = closing.await(slow ? SLOW_MILLIS : LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (over) LOG.info("bed={} source={} event=port-closed port={}", bed(), name(), settings.port());
        } catch (InterruptedException e) {
            closing.countDown();
        }
    }

    private void closePort() {
        var open = port;
        port = null;
        if (open != null) open.close();
    }

    private boolean closed() {
        return closing.getCount() == 0;
    }

    private BedId bed() {
        return outlet.feed().bed();
    }

    private SourceId name() {
        return settings.source();
    }
}
