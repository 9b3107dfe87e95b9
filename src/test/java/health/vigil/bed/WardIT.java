package health.vigil.bed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.Input;
import health.vigil.alarm.Output;
import health.vigil.alarm.state.AlarmState;
import health.vigil.alarm.state.BedState;
import health.vigil.alarm.state.SourceSpec;
import health.vigil.metrics.Metrics;
import health.vigil.profile.Condition;
import health.vigil.profile.Ladder;
import health.vigil.profile.Patient;
import health.vigil.profile.Priority;
import health.vigil.profile.Profile;
import health.vigil.profile.Rung;
import health.vigil.profile.Wait;
import health.vigil.vital.BedId;
import health.vigil.vital.CuffOrder;
import health.vigil.vital.Limb;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import health.vigil.vital.Vital;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Beds on real event loops with real ticks.
class WardIT {
    private static final SourceId CLIP = new SourceId("clip");
    private static final SourceId CUFF = new SourceId("cuff");
    private static final BedId ONE = new BedId("Bed 1");
    private static final Profile LIMITS = new Profile(
            "test",
            "",
            "all",
            "",
            List.of(new Ladder(
                    Condition.SPO2_DESATURATION, List.of(new Rung(Priority.HIGH, 85, new Wait.None(), true)))),
            0);

    private final Vertx vertx = Vertx.vertx();
    private final MemoryJournal journal = new MemoryJournal();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Ward ward(long epoch) {
        var ward = new Ward(vertx, new SystemClock(epoch, 1), journal, new Metrics());
        ward.add(ONE, List.of(new SourceSpec(CLIP, 0, 333), new SourceSpec(CUFF, 1, 1000, Limb.UNKNOWN, true)));
        return ward;
    }

    private static Bed one(Ward ward) {
        var bed = ward.bed(ONE);
        assertNotNull(bed);
        return bed;
    }

    private static void spo2(Bed bed, double percent) {
        bed.offer(CLIP, Reading.Measured.of(bed.clock().now(), Vital.SPO2, percent));
    }

    @Test
    void readingBelowTheLimit_reachesSinkAndJournal() {
        var ward = ward(1);
        var heard = Collections.synchronizedList(new ArrayList<Output>());
        ward.addSink((bed, input, after, outputs) -> heard.addAll(outputs));
        ward.start(LIMITS, "test");
        one(ward).link(CLIP, true, "open");
        spo2(one(ward), 84);
        await().until(() -> heard.stream().anyMatch(o -> o instanceof Output.Raised));
        await().until(() -> journal.outputs().stream().anyMatch(o -> o instanceof Output.Raised));
        ward.stop();
    }

    @Test
    void nextProcess_findsTheAlarmAndSaysItAgain() {
        var first = ward(1);
        first.start(LIMITS, "first");
        one(first).submit(new Input.Admitted(one(first).clock().now(), "nurse", new Patient("", "", 1500, 16), LIMITS));
        spo2(one(first), 84);
        await().until(() -> one(first).state().alarm(Condition.SPO2_DESATURATION, "") != null);
        first.stop();

        var second = ward(2);
        second.start(LIMITS, "restarted");
        await().until(() -> journal.outputs().stream().anyMatch(o -> o instanceof Output.Realarmed));
        var alarm = one(second).state().alarm(Condition.SPO2_DESATURATION, "");
        assertNotNull(alarm);
        assertTrue(alarm.state() instanceof AlarmState.Sounding, alarm.toString());
        assertNotNull(one(second).state().patient());
        assertTrue(journal.outputs().stream().anyMatch(o -> o instanceof Output.OutageReported));
        second.stop();
    }

    @Test
    void inputTheEngineCannotTake_isQuarantinedAndSaid() {
        var ward = ward(1);
        ward.start(LIMITS, "test");
        one(ward)
                .offer(
                        new SourceId("stranger"),
                        Reading.Measured.of(one(ward).clock().now(), Vital.SPO2, 80));
        await().until(() -> one(ward).state().alarm(Condition.MONITOR_FAULT, "minimal check") != null);
        assertEquals(1, journal.quarantined().size());
        spo2(one(ward), 84);
        await().until(() -> one(ward).state().alarm(Condition.SPO2_DESATURATION, "") != null);
        ward.stop();
    }

    @Test
    void sinkThatThrows_stopsNothing() {
        var ward = ward(1);
        ward.addSink((bed, input, after, outputs) -> {
            throw new IllegalStateException("a broken sink");
        });
        ward.start(LIMITS, "test");
        spo2(one(ward), 84);
        await().until(() -> one(ward).state().alarm(Condition.SPO2_DESATURATION, "") != null);
        ward.stop();
    }

    @Test
    void orderThatNoDeviceTakes_isAnAlarmNotASilence() {
        var ward = ward(1);
        ward.start(LIMITS, "test");
        startCuff(one(ward));
        await().until(() -> one(ward).state().alarm(Condition.CUFF_FAILED, "cuff") != null);
        ward.stop();
    }

    /// A new process takes over what was ordered, and orders none of it again.
    @Test
    void replay_movesNoCuff() {
        var first = ward(1);
        var orders = Collections.synchronizedList(new ArrayList<CuffOrder>());
        one(first).addCommand((cuff, order) -> cuff.equals(CUFF) && orders.add(order));
        first.start(LIMITS, "test");
        startCuff(one(first));
        await().until(() -> orders.equals(List.of(CuffOrder.START_PEDIATRIC)));
        one(first).submit(new Input.Acknowledged(one(first).clock().now(), "nurse", ""));
        await().until(() -> one(first).state().cuff().asked() > 0);
        first.stop();
        var second = ward(2);
        one(second).addCommand((cuff, order) -> orders.add(order));
        second.start(LIMITS, "test");
        one(second).link(CUFF, true, "open");
        await().until(() -> one(second).state().cuff().plan().wanted()
                && one(second).state().time().epoch() == 2);
        assertEquals(List.of(CuffOrder.START_PEDIATRIC), orders);
        second.stop();
    }

    private static void startCuff(Bed bed) {
        var now = bed.clock().now();
        bed.submit(new Input.Admitted(now, "nurse", new Patient("", "", 1_500, 16), LIMITS));
        bed.link(CUFF, true, "open");
        bed.submit(new Input.CuffRequested(now, "nurse", CuffOrder.START_PEDIATRIC));
    }

    @Test
    void silence_isNoticedByTicks() {
        var ward = ward(1);
        ward.start(LIMITS, "test");
        one(ward).link(CLIP, true, "open");
        spo2(one(ward), 97);
        await().until(() -> one(ward).state().alarm(Condition.NO_DATA, "clip") != null);
        assertTrue(!BedState.EMPTY.equals(one(ward).state()));
        ward.stop();
    }
}
