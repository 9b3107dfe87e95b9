package health.vigil.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.Main;
import health.vigil.decode.device.Drivers;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DriversCommandTest {
    private static final Path TABLE = Path.of("src/docs/devices.md");
    private static final String BEGIN = "<!-- ./vigil drivers -->\n";

    private static String printed() {
        var out = new StringWriter();
        assertEquals(0, Main.commandLine().setOut(new PrintWriter(out, true)).execute("drivers"));
        return out.toString().replace("\r\n", "\n");
    }

    @Test
    void everyDriver_isInTheTable() {
        for (var name : Drivers.NAMES) assertTrue(printed().contains("| `" + name + "` | "), name);
    }

    /// `mvn test -Dtest=DriversCommandTest -Dgolden=write` writes it.
    @Test
    void documentedTable_isWhatTheDriversSay() throws IOException {
        var table = printed();
        var text = Files.readString(TABLE);
        var head = text.substring(0, text.indexOf(BEGIN) + BEGIN.length());
        if ("write".equals(System.getProperty("golden"))) Files.writeString(TABLE, head + table);
        assertEquals(head + table, Files.readString(TABLE), "write it anew with -Dgolden=write");
    }
}
