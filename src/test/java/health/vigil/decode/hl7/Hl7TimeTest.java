package health.vigil.decode.hl7;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Hl7TimeTest {
    @ParameterizedTest
    @CsvSource({
        "202603010800, 1772352000000",
        "20260301080030, 1772352030000",
        "20260301080030.5, 1772352030500",
        "20260301080030.1234, 1772352030123",
        "20260301080030123, 1772352030123",
        "20260301080030123+0100, 1772348430123",
        "20260301080030+0000, 1772352030000",
        "20260301080030-0530, 1772371830000",
        "20240229235959, 1709251199000"
    })
    void stamps(String text, long utcMillis) {
        var time = Hl7Time.parse(text);
        assertNotNull(time);
        assertEquals(utcMillis, time.utcMillis());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026",
                "20260301",
                "2026030108",
                "20261301080000",
                "20250229080000",
                "2026030108003x",
                "20260301080030+01",
                "20260301080030+",
                "yesterday",
                "+0100",
                "20260301250000"
            })
    void noTime(String text) {
        assertNull(Hl7Time.parse(text));
    }

    @Test
    void stampWithoutOffset_isInTheOffsetOfTheOther() {
        var measured = Hl7Time.parse("20260301080000");
        var sent = Hl7Time.parse("20260301080130+0100");
        assertEquals(90_000, sent.millisSince(measured));
        assertEquals(-90_000, measured.millisSince(sent));
        assertEquals(3_600_000, Hl7Time.parse("20260301080000+0000").millisSince(Hl7Time.parse("20260301080000+0100")));
    }
}
