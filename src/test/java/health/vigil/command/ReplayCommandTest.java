package health.vigil.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int vigil(String... args) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    private String recording(String text) throws IOException {
        return Files.writeString(folder.resolve("case.csv"), text).toString();
    }

    @Test
    void recording_givesItsAlarmsAndTheirSum() throws IOException {
        assertEquals(0, vigil("replay", recording("t_s,spo2,tcco2\n0,97,40\n1,84,40\n2,84,40\n3,97,40\n")));
        var lines = out.toString().lines().toList();
        assertTrue(lines.get(0).startsWith("case.csv: 0:00:04.0, limits sedation-default"), lines.get(0));
        assertTrue(lines.contains("note: columns passed over: tcco2"), out.toString());
        assertTrue(out.toString().contains("0:00:01.0  HIGH    severe desaturation 84 < 85: limit 85"), out.toString());
        assertTrue(out.toString().contains("over: severe desaturation 84 < 85, after 0:00:02.0"), out.toString());
        assertTrue(lines.getLast().startsWith("all  "), out.toString());
        assertTrue(err.toString().contains("0:00:04.0 of one bed in"), err.toString());
    }

    @Test
    void adverseEvent_isTold_andCountsAsNoAlarm() throws IOException {
        assertEquals(0, vigil("replay", recording("t_s,spo2\n0,97\n1,90\n2,90\n3,97\n7,97\n11,97\n15,97\n")));
        assertTrue(
                out.toString().contains("0:00:13.0          adverse event: desaturation, minor: 90 %, 2.0 s"),
                out.toString());
        assertTrue(out.toString().contains("all       0       0     0 "), out.toString());
    }

    @Test
    void age_bringsTheLimitsOfThatAge() throws IOException {
        assertEquals(0, vigil("replay", recording("t_s,hr\n0,100\n"), "--age", "4y"));
        assertTrue(out.toString().contains(", 4-6 y"), out.toString());
        assertEquals(0, vigil("replay", recording("t_s,hr\n0,100\n"), "--age", "47m"));
        assertTrue(out.toString().contains(", 3-4 y"), out.toString());
    }

    @Test
    void withoutAge_theNoteSaysWhichLimitsHold() throws IOException {
        assertEquals(0, vigil("replay", recording("t_s,hr\n0,100\n")));
        assertTrue(out.toString().contains("note: nobody admitted: only limits that need no age"), out.toString());
    }

    @Test
    void wrongCell_ageAndSpeed_areRefusedWithTwo() throws IOException {
        assertEquals(2, vigil("replay", recording("t_s,spo2\n0,x7\n")));
        assertTrue(err.toString().contains("case.csv: line 2, spo2: 'x7' is no number"), err.toString());
        assertEquals(2, vigil("replay", recording("t_s,spo2\n0,97\n"), "--age", "four"));
        assertTrue(err.toString().contains("'four' is no age; write 4y, 18m or 10d"), err.toString());
        assertEquals(2, vigil("replay", recording("t_s,spo2\n0,97\n"), "--age", "200y"));
        assertTrue(
                err.toString().contains("'200y': age 73050 days is outside 0 to 130 years; write 4y"), err.toString());
        assertEquals(2, vigil("replay", recording("t_s,spo2\n0,97\n"), "--speed", "0"));
        assertTrue(err.toString().contains("'0' is neither max nor a number above 0"), err.toString());
        assertEquals(2, vigil("replay", recording("t_s,spo2\n0,97\n"), "--profile", "nowhere.yaml"));
        assertTrue(err.toString().contains("nowhere.yaml: cannot be read"), err.toString());
    }

    @Test
    void bedAndTimeOfACsv_areRefused_notPassedOver() throws IOException {
        var file = recording("t_s,spo2\n0,97\n");
        for (var option : List.of("--bed=A", "--from=2026-01-31T09:30", "--to=2026-01-31T09:30")) {
            assertEquals(2, vigil("replay", file, option));
            assertTrue(err.toString().contains("case.csv is none; leave them out"), err.toString());
        }
        assertEquals(2, vigil("what-if", file, "--set", "spo2.low=88", "--bed=A"));
    }

    @Test
    void speed_tellsTheSameAlarms() throws IOException {
        var file = recording("t_s,spo2\n0,97\n1,84\n2,97\n");
        assertEquals(0, vigil("replay", file));
        var fastest = out.toString();
        out.getBuffer().setLength(0);
        assertEquals(0, vigil("replay", file, "--speed", "1000"));
        assertEquals(fastest, out.toString());
    }
}
