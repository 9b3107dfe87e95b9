package health.vigil.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.vigil.vital.Moment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LinesTest {
    private final Tally tally = new Tally();
    private final Lines lines = new Lines(10, Pattern.compile("A="), tally);
    private final List<String> heard = new ArrayList<>();

    private void receive(String text, long millis) {
        var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        lines.receive(bytes, 0, bytes.length, Wire.at(millis), this::note);
    }

    private void note(String line, Moment at) {
        heard.add(line + " at " + at.wallMillis());
    }

    @Test
    void eachEnd_endsALineOnce() {
        receive("A=1\r\nA=2\rA=3\n\n\r\nA=4", 0);
        assertEquals(List.of("A=1 at 0", "A=2 at 0", "A=3 at 0"), heard);
    }

    @Test
    void moment_isThatOfTheBeginning() {
        receive("xx", 1);
        receive("A", 2);
        receive("=1\n", 3);
        assertEquals(List.of("A=1 at 2"), heard);
        assertEquals(2, tally.counts().skippedBytes());
    }

    @Test
    void lineWithoutBeginning_isSkipped() {
        receive("B=1\nA=2\n", 0);
        assertEquals(List.of("A=2 at 0"), heard);
        assertEquals(3, tally.counts().skippedBytes());
    }

    @Test
    void lineWithoutEnd_isGivenUpAtTheLimit() {
        receive("A=345678901234567\nA=2\n", 0);
        assertEquals(List.of("A=2 at 0"), heard);
        assertEquals(17, tally.counts().skippedBytes());
    }

    @Test
    void unprintableByte_givesUpWhatStoodBeforeIt() {
        receive("A=1\u0000A=2\nA=\u00803\n", 0);
        assertEquals(List.of("A=2 at 0"), heard);
    }

    @Test
    void opened_forgetsHalfALine() {
        receive("A=", 0);
        lines.opened();
        receive("1\nA=2\n", 0);
        assertEquals(List.of("A=2 at 0"), heard);
    }
}
