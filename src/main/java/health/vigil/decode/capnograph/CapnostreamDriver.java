package health.vigil.decode.capnograph;

import health.vigil.decode.Driver;
import health.vigil.decode.FrameCounts;
import health.vigil.decode.Line;
import health.vigil.decode.Sheet;
import health.vigil.decode.Tally;
import health.vigil.decode.capnograph.CapnostreamFrames.Co2Unit;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.DeviceEvent.Kind;
import health.vigil.vital.Vital;
import health.vigil.vital.Wave;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/// Capnostream 20 and 20p: the CO2 wave at 20 Hz, EtCO2, FiCO2 and respiration once a second, its own no-breath alarm
/// with the seconds, and saturation and pulse when it has a probe (serial-protocols.md 4.1).
public final class CapnostreamDriver implements Driver {
    public static final int USUAL_BAUD = 115_200;
    /// One source names this speed for the same protocol.
    public static final int SLOW_BAUD = 9600;
    /// 40 samples (serial-protocols.md rule 5).
    private static final long SILENCE_MILLIS = 2000;

    private final Line line;
    private final Tally tally = new Tally();
    private final CapnostreamDeframer deframer = new CapnostreamDeframer(tally);
    private final CapnostreamSession session = new CapnostreamSession();
    private final CapnostreamWave wave = new CapnostreamWave(tally);
    private final CapnostreamNumerics numerics = new CapnostreamNumerics(tally);

    /// @param baud {@link #USUAL_BAUD} or what the device was set to
    public CapnostreamDriver(int baud) {
        line = Line.of(baud);
    }

    /// What is known of the device.
    ///
    /// @param baud one of the two speeds
    public static Sheet sheet(int baud) {
        return new Sheet(
                baud == USUAL_BAUD ? "capnostream" : "capnostream-" + baud,
                "Oridion, Covidien, Medtronic Capnostream 20, 20p",
                Sheet.Gives.of(
                        List.of(Vital.ETCO2, Vital.FICO2, Vital.RESPIRATION_RATE, Vital.SPO2, Vital.PULSE_RATE),
                        Wave.CO2),
                new Sheet.Trust(
                        Sheet.Check.CHECKSUM,
                        Sheet.Confidence.DRIVERS,
                        "OpenICE driver and its test" + (baud == USUAL_BAUD ? "" : "; the speed from one source"),
                        "published vectors"),
                Sheet.Use.MONITORING);
    }

    @Override
    public String name() {
        return sheet(line.baud()).name();
    }

    @Override
    public Line line() {
        return line;
    }

    @Override
    public long silenceMillis() {
        return SILENCE_MILLIS;
    }

    @Override
    public FrameCounts counts() {
        return tally.counts();
    }

    @Override
    public void opened(Moment now) {
        deframer.reset();
        session.opened();
        wave.reset();
        numerics.reset();
    }

    @Override
    public byte[] due(Moment now) {
        return session.due(now);
    }

    @Override
    public void receive(byte[] bytes, int offset, int length, Moment at, Consumer<Reading> readings) {
        tally.received(length);
        for (int i = offset; i < offset + length; i++)
            deframer.accept(bytes[i], at).ifPresent(frame -> frame(frame, readings));
    }

    private void frame(CapnostreamDeframer.Frame frame, Consumer<Reading> readings) {
        session.heard(frame);
        var length = frame.payload().length;
        switch (frame.code()) {
            case CapnostreamFrames.CO2_WAVE ->
                whole(length == CapnostreamFrames.WAVE_PAYLOAD, () -> wave(frame, readings));
            case CapnostreamFrames.NUMERICS ->
                whole(
                        length >= CapnostreamFrames.NUMERICS_PAYLOAD,
                        () -> numerics.accept(frame, wave.takeStatus(), readings));
            case CapnostreamFrames.DEVICE_ID -> readings.accept(identified(frame));
            case CapnostreamFrames.SETUP -> {}
            case CapnostreamFrames.NEW_PATIENT, CapnostreamFrames.NEW_PATIENT_WIDE ->
                readings.accept(new Reading.DeviceEvent(frame.at(), Kind.NOTICE, 0, "new case at the device"));
            default -> {
                if (!CapnostreamFrames.PASSED_OVER.contains(frame.code())) tally.unknown();
            }
        }
    }

    /// A fitting check does not make a frame whole: a wrong length byte can fit by chance.
    private void whole(boolean whole, Runnable then) {
        if (whole) then.run();
        else tally.unknown();
    }

    /// Samples before the first numerics are passed over: their unit is not known yet.
    private void wave(CapnostreamDeframer.Frame frame, Consumer<Reading> readings) {
        Co2Unit unit = numerics.unit();
        if (unit != null) wave.accept(frame, unit, readings);
    }

    private static Reading identified(CapnostreamDeframer.Frame frame) {
        var text = new String(frame.payload(), StandardCharsets.US_ASCII).replaceAll("[^ -~]", "?");
        return new Reading.DeviceEvent(frame.at(), Kind.IDENTIFIED, 0, text.strip());
    }
}
