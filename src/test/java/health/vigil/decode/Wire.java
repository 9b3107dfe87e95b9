package health.vigil.decode;

import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// A driver on a line without hardware, and a notebook of what it said.
public final class Wire {
    public final Driver driver;
    public final List<Reading> readings = new ArrayList<>();
    public Moment now = at(0);
    private boolean batteryLow;

    public Wire(Driver driver) {
        this.driver = driver;
        driver.opened(now);
    }

    public static Moment at(long millis) {
        return new Moment(1, millis * Moment.NANOS_PER_MILLI, millis);
    }

    /// The same bytes in one piece. That a battery is well, told after each opening, is noted only where it was low.
    public Wire receive(byte[]... pieces) {
        for (var piece : pieces) driver.receive(piece, 0, piece.length, now, this::note);
        return this;
    }

    public void note(Reading reading) {
        var kind = reading instanceof Reading.DeviceEvent event ? event.kind() : null;
        if (kind == Reading.DeviceEvent.Kind.BATTERY_OK && !batteryLow) return;
        if (kind == Reading.DeviceEvent.Kind.LOW_BATTERY) batteryLow = true;
        readings.add(reading);
    }

    /// Lets time pass.
    public Wire after(long millis) {
        now = now.plusNanos(millis * Moment.NANOS_PER_MILLI);
        return this;
    }

    /// What the host sends now, as hex.
    public String says() {
        return hex(driver.due(now));
    }

    /// Everything heard so far, and forgets it.
    public List<Reading> take() {
        var all = List.copyOf(readings);
        readings.clear();
        return all;
    }

    /// Readings in a line each, without moments, waves left out: `SPO2 97`, `SPO2 - SENSOR_OFF`, `CUFF_STARTED 0`.
    public List<String> heard() {
        return take().stream()
                .filter(r -> !(r instanceof Reading.Waveform))
                .map(Wire::words)
                .toList();
    }

    public static String words(Reading reading) {
        return switch (reading) {
            case Reading.Measured m -> m.vital() + " " + m.vital().format(m.value()) + quality(m);
            case Reading.Gap g -> g.vital() + " - " + g.reason();
            case Reading.Waveform w -> w.wave() + " " + w.samples().length;
            case Reading.DeviceEvent e -> (e.kind() + " " + number(e.value()) + " " + e.text()).strip();
        };
    }

    private static String quality(Reading.Measured measured) {
        return switch (measured.quality()) {
            case GOOD -> "";
            case LOW_PERFUSION, ARTIFACT, QUESTIONABLE -> " " + measured.quality();
        };
    }

    private static String number(double value) {
        return Vital.PULSE_RATE.format(value);
    }

    /// Every sample of every wave chunk, in order.
    public static List<Integer> samples(List<Reading> readings) {
        var samples = new ArrayList<Integer>();
        for (var reading : readings)
            if (reading instanceof Reading.Waveform w) for (var sample : w.samples()) samples.add((int) sample);
        return samples;
    }

    public static String hex(byte[] bytes) {
        return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes);
    }

    public static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    public static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) out.writeBytes(part);
        return out.toByteArray();
    }

    /// Lines of a vector file: of our own, or of one that stands beside the checkout for whoever has it; else the
    /// test is passed over.
    public static List<String> vectors(String name) throws Exception {
        var ours = Path.of("src", "test", "resources", "serial", name);
        var file = Files.exists(ours) ? ours : Path.of("..", "shared", "data", "serial", name);
        Assumptions.assumeTrue(Files.exists(file), file + " is not there");
        return Files.readAllLines(file).stream().filter(l -> !l.isBlank()).toList();
    }

    /// The bytes of each line of a vector file that is no comment.
    public static List<byte[]> frames(String name) throws Exception {
        return vectors(name).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> bytes(line.split(";", 2)[0].strip()))
                .toList();
    }

    /// Text as a device prints it.
    public static byte[] text(String... lines) {
        return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
