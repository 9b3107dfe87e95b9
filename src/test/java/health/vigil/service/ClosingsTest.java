package health.vigil.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

class ClosingsTest {
    private final Closings closings = new Closings();
    private final List<String> closed = Collections.synchronizedList(new ArrayList<>());

    @Test
    void parts_areClosedInTheOppositeOrder_once() {
        closings.add("first", () -> closed.add("first"));
        closings.add("second", () -> closed.add("second"));
        closings.closeAll();
        closings.closeAll();
        assertEquals(List.of("second", "first"), closed);
    }

    @Test
    void partThatFails_doesNotKeepTheOthersOpen() {
        closings.add("first", () -> closed.add("first"));
        closings.add("broken", () -> {
            throw new IllegalStateException("stuck");
        });
        closings.closeAll();
        assertEquals(List.of("first"), closed);
    }

    /// Each of the two waits for the other: one after the other they would never end.
    @Test
    void outerParts_areClosedTogether_beforeTheInner() {
        var both = new CyclicBarrier(2);
        var patient = new Closings(Duration.ofMinutes(1));
        patient.addOuter("left", () -> {
            both.await();
            closed.add("outer");
        });
        patient.add("inner", () -> closed.add("inner"));
        patient.addOuter("right", () -> {
            both.await();
            closed.add("outer");
        });
        patient.closeAll();
        patient.closeAll();
        assertEquals(List.of("outer", "outer", "inner"), closed);
    }

    @Test
    void outerPartThatHangs_isLeftBehind_andTheInnerAreClosed() {
        var never = new CountDownLatch(1);
        var hurried = new Closings(Duration.ofMillis(20));
        hurried.add("journal", () -> closed.add("journal"));
        hurried.add("beds", () -> closed.add("beds"));
        hurried.addOuter("stuck", never::await);
        hurried.closeAll();
        assertEquals(List.of("beds", "journal"), closed);
        never.countDown();
    }
}
