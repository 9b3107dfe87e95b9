package health.vigil.command;

import health.vigil.decode.Sheet;
import health.vigil.decode.device.Drivers;
import health.vigil.source.port.SerialPorts.Found;
import health.vigil.source.survey.Finding;
import health.vigil.source.survey.Match;
import health.vigil.vital.Moment;
import health.vigil.vital.Numbers;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What `vigil devices` says: each port with what was found, then lines to paste.
final class DevicesReport {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();
    private static final Pattern PLAIN = Pattern.compile("[\\w/.:-]+");
    /// Of all bytes, in words: more is right, less is a bad line or a guess.
    private static final double WHOLE = 0.99;

    private final PrintWriter out;
    private final List<String> lines = new ArrayList<>();
    private boolean silent;

    DevicesReport(PrintWriter out) {
        this.out = out;
    }

    /// True if there is a device to configure.
    boolean recognised() {
        return !lines.isEmpty();
    }

    void port(Found port, Finding finding) {
        out.println();
        out.println(port.path() + about(port));
        switch (finding) {
            case Finding.Unusable(var why) -> out.println("  " + why);
            case Finding.Known known -> known(port, known);
            case Finding.Unknown(var line, var bytes, var sample) ->
                out.println("  speaks, but no driver understands it: " + bytes + " bytes, at " + line.words() + " "
                        + HEX.formatHex(sample) + " ...; a device not known here, other settings, or a bad cable");
            case Finding.Silent nothing -> {
                silent = true;
                out.println("  free, and silent: a device that waits to be asked, is off, or has the wrong cable"
                        + " (table-top monitors want a null-modem cable)");
            }
        }
    }

    private static String about(Found port) {
        var known = new ArrayList<String>();
        if (!port.device().equals(port.path())) known.add(port.device());
        if (!port.description().isBlank()) known.add(port.description());
        return known.isEmpty() ? "" : "  (" + String.join(", ", known) + ")";
    }

    private void known(Found port, Finding.Known known) {
        for (var match : known.matches()) out.println("  " + words(match));
        if (known.matches().size() > 1) out.println("  more than one driver understands it: read its label");
        else if (!known.clear())
            out.println("  few frames or many stray bytes: look at plug and cable, or listen again");
        lines.add(line(port, known.matches().getFirst(), known));
    }

    private static String words(Match match) {
        var seconds = Numbers.plain((double) match.nanos() / Moment.NANOS_PER_SECOND, 1);
        var share = match.share() >= WHOLE ? "" : ", " + Math.round(100 * match.share()) + " % of the bytes";
        var sheet = Drivers.sheet(match.driver());
        var kind =
                sheet.trust().check() == Sheet.Check.CHECKSUM ? " checked frames in " : " frames without a check in ";
        return match.driver() + " at " + match.line().words() + ": " + match.frames() + kind + seconds + " s" + share
                + (match.asked() ? ", after it was asked" : "") + "; " + sheet.devices();
    }

    private String line(Found port, Match match, Finding.Known known) {
        var name = match.driver().split("-", 2)[0] + "-" + (lines.size() + 1);
        var path = PLAIN.matcher(port.path()).matches() ? port.path() : "\"" + port.path() + "\"";
        var note = known.clear() ? "" : "   # not sure";
        if (Drivers.named(match.driver(), true).takesOrders())
            note = "   # with control: true Vigil may start readings" + (known.clear() ? "" : "; not sure");
        return "      - {name: " + name + ", port: " + path + ", protocol: " + match.driver() + "}" + note;
    }

    /// What could be tried where nothing was heard.
    void silence(Map<String, byte[]> questions) {
        if (!silent || questions.isEmpty()) return;
        out.println();
        out.println(
                questions.size() == 1
                        ? "1 driver would send something to be heard; --ask does so and says what."
                        : questions.size() + " drivers would send something to be heard; --ask does so and says what.");
    }

    /// What each driver sends first.
    static List<String> questions(Map<String, byte[]> questions) {
        var lines = new ArrayList<String>();
        questions.forEach((driver, bytes) -> lines.add(
                "  " + driver + " at " + Drivers.named(driver, false).line().words() + ": " + HEX.formatHex(bytes)));
        return lines;
    }

    void configuration() {
        if (lines.isEmpty()) return;
        out.println();
        out.println("For the configuration, below `sources:` of a bed (names are yours to choose):");
        lines.forEach(out::println);
    }
}
