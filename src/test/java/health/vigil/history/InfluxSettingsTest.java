package health.vigil.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InfluxSettingsTest {
    @Test
    void token_isNeverPrinted() {
        var settings = new InfluxSettings(URI.create("http://127.0.0.1:8086"), "o", "b", "hush", false);
        assertFalse(settings.toString().contains("hush"));
    }

    @Test
    void addressOfAnotherKind_isRefused() {
        for (var url : List.of("influx:8086", "127.0.0.1", "ftp://x/", "http:///nothing"))
            assertThrows(
                    IllegalArgumentException.class, () -> new InfluxSettings(URI.create(url), "", "b", "", false), url);
        var url = URI.create("http://x:1");
        assertThrows(IllegalArgumentException.class, () -> new InfluxSettings(url, "", "", "", false));
    }

    @Test
    void failing_isToldOnceAndItsEndToo() {
        var told = new ArrayList<String>();
        var episode = new Episode("InfluxDB x", Duration.ZERO, told::add);
        episode.fine();
        episode.failed("refused", 12);
        episode.failed("refused", 13);
        episode.fine();
        episode.fine();
        assertEquals(2, told.size());
        assertTrue(told.getFirst().contains("12 rows wait"), told.getFirst());
        assertEquals("", told.getLast());
    }

    @Test
    void shortFailing_isNotTold() {
        var told = new ArrayList<String>();
        var episode = new Episode("InfluxDB x", Duration.ofHours(1), told::add);
        episode.failed("refused", 12);
        episode.fine();
        assertEquals(List.of(), told);
    }

    @Test
    void waits_growToHalfAMinute_andStartAgain() {
        var backoff = new Backoff();
        var longest = 0L;
        for (int i = 0; i < 50; i++) longest = Math.max(longest, backoff.nextMillis());
        assertTrue(longest > 15_000 && longest <= 30_000, longest + " ms");
        backoff.reset();
        assertTrue(backoff.nextMillis() <= 500);
    }
}
