package health.vigil.simulator.device.monitor;

import health.vigil.simulator.device.Oximeter.Probe;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Makes the messages of an Ivy 450C: mark, waves, lines of text, end (serial-protocols.md 5.5, and the capture that
/// it describes).
final class IvyWriter {
    private static final byte[] MARK = "\u00FFANSAR-B ".getBytes(StandardCharsets.ISO_8859_1);
    private static final int END = 0xFE;

    private IvyWriter() {}

    static byte[] message(IvyWaves waves, Sensors sensors) {
        var message = new ByteArrayOutputStream();
        message.writeBytes(MARK);
        message.writeBytes(waves.bytes());
        message.writeBytes(lines(sensors).getBytes(StandardCharsets.US_ASCII));
        message.write(END);
        return message.toByteArray();
    }

    private static String lines(Sensors sensors) {
        var now = sensors.numbers();
        return line("HR=1", now.heartRate(), "ECG-II-DIAG")
                + line("RR=1", now.chestRate(), "APNEA: 20 SEC")
                + line("ETCO2=1", now.endTidal(), "", "")
                + saturation(now, sensors.finger().probe())
                + pressure(now)
                + line("P1=3", "", "", "", "NO TRANSDUCER")
                + line("P2=3", "", "", "", "NO TRANSDUCER")
                + line("T1=1", String.format(Locale.ROOT, "%.1f", now.celsius()), "", "")
                + line("T2=1", "", "", "");
    }

    private static String saturation(Sensors.Numbers now, Probe probe) {
        return switch (probe) {
            case UNPLUGGED -> line("SPO2=1", "", "NO SENSOR");
            case OFF -> line("SPO2=1", "", "PROBE OFF");
            case ON ->
                now.spo2() == null
                        ? line("SPO2=1", "", "PULSE SEARCH")
                        : line("SPO2=1", now.spo2(), "PR=" + now.pulse() + " ");
        };
    }

    private static String pressure(Sensors.Numbers now) {
        var found = now.pressure();
        if (found == null) return line("NIBP=4", "", "", "", "", "", "");
        return line("NIBP=4", found.systolic(), found.diastolic(), found.mean(), found.pulse(), "", "");
    }

    /// A field without a number is empty.
    private static String line(String start, @Nullable Object... fields) {
        var line = new StringBuilder(start);
        for (var field : fields) line.append(';').append(field == null ? "" : field);
        return line.append(";\r").toString();
    }
}
