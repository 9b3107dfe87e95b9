package health.vigil.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.Main;
import health.vigil.profile.Condition;
import health.vigil.service.Rules;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AlarmsCommandTest {
    private static final Path TABLE = Path.of("src/docs/alarms.md");
    private static final String BEGIN = "<!-- ./vigil alarms --age 4y -->\n";

    private static String printed(String... args) {
        var out = new StringWriter();
        assertEquals(0, Main.commandLine().setOut(new PrintWriter(out, true)).execute(args));
        return out.toString().replace("\r\n", "\n");
    }

    @Test
    void everyCondition_isInTheTable() {
        var table = printed("alarms", "--age", "4y");
        for (var condition : Condition.values()) assertTrue(table.contains(condition.words()), condition.words());
    }

    @Test
    void severeDesaturation_isSaidWithAllItsProperties() {
        assertTrue(printed("alarms").contains("| severe desaturation | high | < 85 % | at once | "), printed("alarms"));
    }

    @Test
    void figures_haveASource_fromTheProfileOrTheEngine() {
        var table = printed("alarms", "--age", "4y");
        assertTrue(table.contains("| red flashing, 10 pulses, oxygenation | severe below 85"), table);
        assertTrue(table.contains("| PALS 2015: systolic hypotension by age |"), table);
        assertTrue(table.contains("| a search after a movement takes seconds (proposal) |"), table);
        assertTrue(!table.contains("not said"), table);
    }

    @Test
    void hash_changesWithEveryFigureOfTheCode() {
        var lines = Rules.lines();
        assertTrue(lines.contains("NO_PULSE HIGH 10.0 s false"), lines.toString());
        assertTrue(lines.contains("BREATHING at most 4"), lines.toString());
        var moved = lines.stream()
                .map(line -> line.replace("NO_PULSE HIGH 10.0 s", "NO_PULSE HIGH 11.0 s"))
                .toList();
        assertNotEquals(Rules.digest(lines), Rules.digest(moved));
        assertTrue(printed("alarms").contains("-" + Rules.digest(lines) + "), no age"), printed("alarms"));
    }

    @Test
    void limitThatNothingCanBreak_isOff() {
        assertTrue(printed("alarms").contains("| SpO2 high | off |"), printed("alarms"));
    }

    /// `mvn test -Dtest=AlarmsCommandTest -Dgolden=write` writes it.
    @Test
    void documentedTable_isWhatTheEngineSays() throws IOException {
        var table = printed("alarms", "--age", "4y");
        var text = Files.readString(TABLE);
        var head = text.substring(0, text.indexOf(BEGIN) + BEGIN.length());
        if ("write".equals(System.getProperty("golden"))) Files.writeString(TABLE, head + table);
        assertEquals(head + table, Files.readString(TABLE), "write it anew with -Dgolden=write");
    }
}
