package health.vigil.simulator.device;

import health.vigil.decode.oximeter.MasimoException;
import health.vigil.decode.oximeter.MasimoLine;
import health.vigil.decode.oximeter.nonin.NoninFrames;
import health.vigil.decode.oximeter.nonin.NoninPlainFrames;
import health.vigil.decode.oximeter.nonin.NoninTextDriver;
import health.vigil.simulator.device.Oximeter.Probe;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a {@link SlowOximeter} says, by wire format.
public enum Voice {
    NONIN_DF1("nonin-df1", 1),
    NONIN_DF8("nonin-df8", 1),
    NONIN_ASCII("nonin-ascii", 1),
    MASIMO("masimo-ascii1", 1),
    NELLCOR("nellcor-ascii", 2),
    /// The same at the other speed.
    NELLCOR_FAST("nellcor-ascii-19200", 2);

    private static final double PERFUSION_INDEX = 2.5; // percent, of a good pulse

    private final String protocol;
    private final int seconds;

    Voice(String protocol, int seconds) {
        this.protocol = protocol;
        this.seconds = seconds;
    }

    /// The driver that reads it.
    public String protocol() {
        return protocol;
    }

    /// Seconds from one frame to the next.
    int seconds() {
        return seconds;
    }

    /// True if its lines begin with a time of its own.
    boolean hasClock() {
        return this == MASIMO || this == NELLCOR || this == NELLCOR_FAST;
    }

    /// @param second since the story began, for the device's own clock
    byte[] says(Finger finger, long second) {
        return switch (this) {
            case NONIN_DF1 -> plain(NoninPlainFrames.Format.DF1, finger);
            case NONIN_DF8 -> plain(NoninPlainFrames.Format.DF8, finger);
            case NONIN_ASCII -> text(NoninTextDriver.line(spo2(finger), pulse(finger)));
            case MASIMO -> text(masimo(finger, second));
            case NELLCOR, NELLCOR_FAST -> text(nellcor(finger, second));
        };
    }

    /// Format 8 has display values, held for 10 s; format 1 has live ones.
    private static byte[] plain(NoninPlainFrames.Format format, Finger finger) {
        var held = format == NoninPlainFrames.Format.DF8 && finger.holds();
        var pulse = held ? finger.heldPulse() : finger.known() ? finger.pulse() : NoninFrames.MISSING_PULSE;
        var spo2 = held ? finger.heldSpo2() : finger.known() ? finger.spo2() : NoninFrames.MISSING_SPO2;
        var away = finger.probe() != Probe.ON ? NoninPlainFrames.SENSOR_OFF : 0;
        var battery = finger.lowBattery() ? NoninPlainFrames.LOW_BATTERY : 0;
        return NoninPlainFrames.frame(format, plainStatus(finger), pulse, spo2, away | battery);
    }

    private static int plainStatus(Finger finger) {
        return switch (finger.probe()) {
            case UNPLUGGED -> NoninPlainFrames.SENSOR_DISCONNECTED;
            case OFF -> 0;
            case ON ->
                (finger.known() ? 0 : NoninPlainFrames.OUT_OF_TRACK)
                        | (finger.weak() ? NoninPlainFrames.LOW_PERFUSION : 0)
                        | (finger.moving() ? NoninPlainFrames.ARTIFACT : 0);
        };
    }

    /// As the Radical-7 does it, the digits of a sensor that came off are held beside the flag.
    private static String masimo(Finger finger, long second) {
        var held = finger.holds();
        var exceptions = 0x800 | (finger.known() && finger.weak() ? MasimoException.LOW_PERFUSION.bit() : 0);
        exceptions |= finger.moving() ? MasimoException.INTERFERENCE.bit() : 0;
        exceptions |= switch (finger.probe()) {
            case UNPLUGGED -> MasimoException.NO_SENSOR.bit();
            case OFF -> MasimoException.SENSOR_OFF.bit();
            case ON -> finger.known() ? 0 : MasimoException.SEARCHING.bit();
        };
        return MasimoLine.print(
                "01/01/70 " + clock(second),
                held ? Integer.valueOf(finger.heldSpo2()) : spo2(finger),
                held ? Integer.valueOf(finger.heldPulse()) : pulse(finger),
                finger.known() ? PERFUSION_INDEX * finger.flow() : null,
                finger.lowBattery() ? MasimoLine.LOW_BATTERY : 0,
                exceptions);
    }

    private static String nellcor(Finger finger, long second) {
        var codes = switch (finger.probe()) {
            case UNPLUGGED -> " SD";
            case OFF -> " SO";
            case ON -> (finger.known() ? "" : " PS") + (finger.moving() ? " MO" : "");
        };
        return String.format(
                Locale.ROOT,
                "01-JAN-70 %s   %3s   %3s   %3s%s%s\r\n",
                clock(second),
                dashed(spo2(finger)),
                dashed(pulse(finger)),
                finger.known() ? Math.round(100 * finger.flow()) : "---",
                codes,
                finger.lowBattery() ? " LB" : "");
    }

    private static Object dashed(@Nullable Integer value) {
        return value == null ? "---" : value;
    }

    private static @Nullable Integer spo2(Finger finger) {
        return finger.known() ? finger.spo2() : null;
    }

    private static @Nullable Integer pulse(Finger finger) {
        return finger.known() ? finger.pulse() : null;
    }

    private static String clock(long second) {
        return String.format(Locale.ROOT, "%02d:%02d:%02d", second / 3600 % 24, second / 60 % 60, second % 60);
    }

    private static byte[] text(String line) {
        return line.getBytes(StandardCharsets.US_ASCII);
    }
}
