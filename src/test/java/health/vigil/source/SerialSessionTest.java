package health.vigil.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.metrics.Metrics;
import health.vigil.source.capture.CaptureLine;
import health.vigil.source.port.PortException;
import health.vigil.source.port.ScriptedPort;
import health.vigil.vital.CuffOrder;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What happens between two looks at a port, without a port.
class SerialSessionTest {
    private static final SourceId CLIP = new SourceId("clip");

    private final FeedRecord bed = new FeedRecord("bed 1");
    private final Metrics metrics = new Metrics();
    private final TinyDriver driver = new TinyDriver();
    private final ScriptedPort port = new ScriptedPort();
    private final Orders orders = new Orders();
    private final List<CaptureLine> noted = new ArrayList<>();
    private Moment now = new Moment(1, 0, 0);
    private final Outlet outlet = new Outlet(CLIP, bed, () -> now, 1, metrics);

    @Test
    void bytes_becomeReadingsOfTheMomentTheyArrived() throws Exception {
        port.delivers(TinyDriver.frame(97));
        var session = session();
        now = now.plusNanos(5_000_000);
        session.turn();
        assertEquals(
                List.of(Reading.Measured.of(new Moment(1, 5_000_000, 5), health.vigil.vital.Vital.SPO2, 97)),
                bed.readings);
    }

    @Test
    void opening_tellsTheDriverFirst() {
        session();
        assertEquals(List.of(now), driver.openings);
    }

    @Test
    void frameSplitOverReads_isOneReading() throws Exception {
        var frame = TinyDriver.frame(96);
        port.delivers(frame[0]).delivers(frame[1]).delivers(frame[2]);
        turns(session(), 3);
        assertEquals(List.of(96.0), bed.saturations());
    }

    @Test
    void garbage_isCountedAndSkipped() throws Exception {
        port.delivers((byte) 1, (byte) 2, (byte) 0xA5, (byte) 97, (byte) 0)
                .delivers(TinyDriver.frame(95))
                .delivers(TinyDriver.frame(127));
        turns(session(), 3);
        assertEquals(List.of(95.0), bed.saturations());
        assertMetric("vigil_frames_total{source=\"clip\"} 2.0");
        assertMetric("vigil_frames_bad_total{source=\"clip\"} 1.0");
        assertMetric("vigil_bytes_skipped_total{source=\"clip\"} 5.0");
        assertMetric("vigil_gaps_total{source=\"clip\"} 1.0");
    }

    @Test
    void silence_asksTheDriverWhatToSay() throws Exception {
        port.delivers();
        driver.saying((byte) 7, (byte) 8);
        session().turn();
        assertArrayEquals(new byte[] {7, 8}, port.written.toByteArray());
    }

    @Test
    void order_reachesTheDeviceInTheSameTurn() throws Exception {
        port.delivers();
        orders.open();
        assertTrue(orders.put(CuffOrder.START_PEDIATRIC));
        session().turn();
        assertArrayEquals(new byte[] {(byte) (0xC0 + CuffOrder.START_PEDIATRIC.ordinal())}, port.written.toByteArray());
    }

    @Test
    void orderTheDeviceDoesNotTake_isAnsweredByAFailure() throws Exception {
        port.delivers();
        driver.refusingOrders();
        orders.open();
        orders.put(CuffOrder.START_PEDIATRIC);
        session().turn();
        assertEquals(List.of("START_PEDIATRIC refused: this device takes no such order now"), bed.refusals());
    }

    @Test
    void portAway_takesNoOrder() {
        assertFalse(orders.put(CuffOrder.START_ADULT));
    }

    @Test
    void portWentAway_waitingOrderIsRefusedAndNeverKept() {
        orders.open();
        orders.put(CuffOrder.START_ADULT);
        orders.close(outlet);
        assertEquals(List.of("START_ADULT refused: the port went away"), bed.refusals());
        orders.open();
        orders.handTo(driver::order, outlet);
        assertArrayEquals(new byte[0], driver.due(now));
    }

    @Test
    void abort_overtakesWhatWaits() {
        orders.open();
        for (int i = 0; i < 4; i++) assertTrue(orders.put(CuffOrder.START_PEDIATRIC));
        assertFalse(orders.put(CuffOrder.START_PEDIATRIC), "a fifth");
        assertTrue(orders.put(CuffOrder.ABORT));
        orders.handTo(driver::order, outlet);
        assertArrayEquals(new byte[] {(byte) (0xC0 + CuffOrder.ABORT.ordinal())}, driver.due(now));
    }

    @Test
    void whoeverListensIn_hearsAllThatTheDriverIsGiven_inItsOrder() throws Exception {
        port.delivers(TinyDriver.frame(97)).delivers();
        driver.saying((byte) 7);
        orders.open();
        orders.put(CuffOrder.ABORT);
        var session = session();
        turns(session, 2);
        session.end("closed");
        var abort = (byte) (0xC0 + CuffOrder.ABORT.ordinal());
        assertEquals(
                List.of(
                        new CaptureLine.Received(now, TinyDriver.frame(97)),
                        new CaptureLine.Ordered(now, CuffOrder.ABORT),
                        new CaptureLine.Sent(now, new byte[] {abort, 7}),
                        new CaptureLine.Quiet(now),
                        new CaptureLine.Closed(now, "closed")),
                noted);
    }

    @Test
    void everySecond_thePathIsLookedAtAgain() throws Exception {
        var session = session();
        for (int i = 0; i < 30; i++) {
            now = now.plusNanos(100_000_000);
            port.delivers();
            session.turn();
        }
        assertEquals(3, port.verified);
    }

    @Test
    void deviceGone_endsTheSession() {
        var gone = assertThrows(PortException.class, session()::turn);
        assertTrue(gone.getMessage().contains("unplugged or switched off (error 5)"), gone.getMessage());
    }

    private SerialSession session() {
        return new SerialSession(port, driver, outlet, orders, noted::add);
    }

    private static void turns(SerialSession session, int count) throws PortException {
        for (int i = 0; i < count; i++) session.turn();
    }

    private void assertMetric(String line) {
        var all = metrics.scrape();
        assertTrue(all.contains(line + "\n"), line + " not in:\n" + all);
    }
}
