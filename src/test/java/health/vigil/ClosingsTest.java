package health.vigil;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingsTest {
    private final Closings closings = new Closings();
    private final List<String> closed = new ArrayList<>();

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
}
