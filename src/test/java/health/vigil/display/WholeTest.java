package health.vigil.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.vigil.vital.BedId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WholeTest {
    private static final BedId ONE = new BedId("1");
    private final Whole whole = new Whole();

    private static Map<String, Object> fault() {
        throw new IllegalStateException("made for this test");
    }

    @Test
    void partThatCannotBeMade_namesItsBed_asLongAsItLasts() {
        assertEquals(Map.of("phase", "INDUCTION"), whole.of(ONE, () -> Map.of("phase", "INDUCTION")));
        assertEquals("[]", whole.broken().encode());
        assertEquals(Map.of(), whole.of(ONE, WholeTest::fault));
        assertEquals("[\"1\"]", whole.broken().encode());
        whole.of(new BedId("2"), Map::of);
        assertEquals("[\"1\"]", whole.broken().encode(), "another bed that is well changes nothing");
        whole.of(ONE, Map::of);
        assertEquals("[]", whole.broken().encode());
    }
}
