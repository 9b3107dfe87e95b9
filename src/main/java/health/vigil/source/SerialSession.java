package health.vigil.source;

import health.vigil.decode.Driver;
import health.vigil.decode.FrameCounts;
import health.vigil.source.capture.CaptureLine;
import health.vigil.source.capture.Tap;
import health.vigil.source.port.Port;
import health.vigil.source.port.PortException;
import health.vigil.vital.CuffOrder;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import java.util.Arrays;

/// One opening of one port: bytes to readings and orders to bytes until the first trouble. Belongs to one thread.
final class SerialSession {
    /// A second's worth of the fastest device at 9600 baud; more waits for the next read.
    private static final int BUFFER_BYTES = 1_024;
    /// How often the configured path is looked at again.
    private static final long VERIFY_NANOS = Moment.NANOS_PER_SECOND;

    private final Port port;
    private final Driver driver;
    private final Outlet outlet;
    private final Orders orders;
    private final Tap tap;
    private final Belonging belonging;
    private final Moment opened;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private FrameCounts counted;
    private Moment verified;

    SerialSession(Port port, Driver driver, Outlet outlet, Orders orders, Tap tap) {
        this.port = port;
        this.driver = driver;
        this.outlet = outlet;
        this.orders = orders;
        this.tap = tap;
        this.belonging = new Belonging(outlet.feed(), outlet.source());
        this.counted = driver.counts();
        this.opened = outlet.now();
        this.verified = opened;
        driver.opened(opened);
    }

    /// When the line was opened.
    Moment opened() {
        return opened;
    }

    /// Tells whoever listens in that it is over.
    void end(String why) {
        belonging.over();
        tap.note(new CaptureLine.Closed(outlet.now(), why));
    }

    /// Listens once, decodes what came, and says what is due.
    void turn() throws PortException {
        var got = port.read(buffer);
        var arrived = outlet.now();
        if (got > 0) receive(got, arrived);
        else tap.note(new CaptureLine.Quiet(arrived));
        orders.handTo(order -> give(order, arrived), outlet);
        say(arrived);
        verify(arrived);
    }

    private boolean give(CuffOrder order, Moment now) {
        tap.note(new CaptureLine.Ordered(now, order));
        return driver.order(order);
    }

    private void receive(int length, Moment arrived) {
        tap.note(new CaptureLine.Received(arrived, Arrays.copyOf(buffer, length)));
        driver.receive(buffer, 0, length, arrived, this::offer);
        var now = driver.counts();
        outlet.count(counted, now);
        counted = now;
    }

    private void offer(Reading reading) {
        var ours = belonging.judged(reading, driver.patientId());
        if (ours != null) outlet.offer(ours);
    }

    private void say(Moment now) throws PortException {
        var bytes = driver.due(now);
        if (bytes.length == 0) return;
        tap.note(new CaptureLine.Sent(now, bytes));
        port.write(bytes);
    }

    /// Somebody may have put another device under our path while the old one is still alive: whose child is that?
    private void verify(Moment now) throws PortException {
        if (now.nanosSince(verified) < VERIFY_NANOS) return;
        verified = now;
        port.verify();
    }
}
