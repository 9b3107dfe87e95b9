package health.vigil.command;

import health.vigil.decode.Line;
import health.vigil.decode.Sheet;
import health.vigil.decode.device.Drivers;
import health.vigil.vital.Vital;
import health.vigil.vital.Wave;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Every device that can be read, as rows of Markdown. Nothing in it is written by hand: each driver has a sheet.
final class DriverTable {
    private static final String HEAD =
            "| protocol | devices | line | values | waveforms | controls | use | confidence | source | damage is"
                    + " noticed by | tested with |";
    private static final String RULE = "|---|---|---|---|---|---|---|---|---|---|---|";

    private DriverTable() {}

    static List<String> lines() {
        var lines = new ArrayList<>(List.of(HEAD, RULE));
        for (var name : Drivers.NAMES)
            lines.add(row(Drivers.sheet(name), Drivers.named(name, false).line()));
        return lines;
    }

    private static String row(Sheet sheet, Line line) {
        var gives = sheet.gives();
        var trust = sheet.trust();
        return "| `" + sheet.name() + "` | "
                + String.join(
                        " | ",
                        sheet.devices(),
                        words(line),
                        gives.values().stream().map(Vital::label).collect(Collectors.joining(", ")),
                        gives.waves().stream().map(Wave::label).collect(Collectors.joining(", ")),
                        gives.controls(),
                        sheet.use().words(),
                        trust.confidence().words(),
                        trust.source(),
                        trust.check().words(),
                        trust.tested())
                + " |";
    }

    /// As engineers write it: `9600 8N1`.
    private static String words(Line line) {
        return line.baud() + " " + line.dataBits() + line.parity().name().charAt(0) + line.stopBits();
    }
}
