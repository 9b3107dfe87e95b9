package health.vigil.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
    @Test
    void typo_findsTheNearestWord() {
        assertEquals("port", Spelling.nearest("prot", List.of("host", "port", "path")));
        assertEquals("sources", Spelling.nearest("source", List.of("name", "sources")));
    }

    @Test
    void anotherWord_findsNothing() {
        assertNull(Spelling.nearest("colour", List.of("host", "port")));
    }
}
