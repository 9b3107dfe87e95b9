package health.vigil.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostRuleTest {
    private final HostRule rule = new HostRule(new WebSettings("0.0.0.0", 8080, List.of("Monitor7.ward", "fd00::7")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:8080",
                "LOCALHOST:1",
                "127.0.0.1:8080",
                "127.9.9.9",
                "[::1]:8080",
                "monitor7.ward:8080",
                "[fd00::7]:8080"
            })
    void ourOwnNames_areAllowed(String host) {
        assertTrue(rule.allows(host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "127.0.0.1@evil.example",
                "",
                "localhost:",
                "localhost:8080:1",
                "0.0.0.0:8080",
                "[::2]",
                "local host",
                "monitor7"
            })
    void otherNames_areRefused(String host) {
        assertFalse(rule.allows(host));
    }

    @Test
    void missingHost_isRefused() {
        assertFalse(rule.allows(null));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // origin, Sec-Fetch-Site, Host, allowed
                "http://localhost:8080, same-origin, localhost:8080, true",
                "http://localhost:8080, -, localhost:8080, true",
                "-, -, localhost:8080, true",
                "-, none, localhost:8080, true",
                "http://evil.example, -, localhost:8080, false",
                "http://localhost:9999, -, localhost:8080, false",
                "http://127.0.0.1:8080, -, localhost:8080, false",
                "null, -, localhost:8080, false",
                "-, cross-site, localhost:8080, false",
                "-, same-site, localhost:8080, false",
                "http://localhost:8080, cross-site, localhost:8080, false",
                "http://, -, localhost:8080, false",
                "::not a uri::, -, localhost:8080, false"
            })
    void commands_comeFromOurOwnPagesOnly(String origin, String site, String host, boolean allowed) {
        assertEquals(allowed, rule.mayCommand(origin, site, host));
    }

    @Test
    void settings_refuseWhatCannotBe() {
        assertThrows(IllegalArgumentException.class, () -> new WebSettings("", 1, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new WebSettings("localhost", 65_536, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new WebSettings("localhost", -1, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new WebSettings("localhost", 1, List.of("http://a/b")));
    }
}
