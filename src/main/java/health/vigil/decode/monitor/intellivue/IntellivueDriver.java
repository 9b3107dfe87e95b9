package health.vigil.decode.monitor.intellivue;

import health.vigil.decode.Driver;
import health.vigil.decode.FrameCounts;
import health.vigil.decode.Line;
import health.vigil.decode.Sheet;
import health.vigil.decode.Tally;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import health.vigil.vital.Wave;
import java.nio.BufferUnderflowException;
import java.util.List;
import java.util.function.Consumer;

/// Philips IntelliVue over its data export: what the monitor measures, once a second, its waves, what it alarms of
/// itself, and whom it believes to measure (serial-protocols.md 5.1).
public final class IntellivueDriver implements Driver {
    /// As the serial port is set in the monitor's service menu: this, or {@link #SLOW_BAUD}.
    public static final int USUAL_BAUD = 115_200;

    public static final int SLOW_BAUD = 19_200;

    /// Three of the numbers' periods.
    private static final long SILENCE_MILLIS = 3_000;

    private final int baud;
    private final Tally tally = new Tally();
    private final IntellivueDeframer deframer = new IntellivueDeframer(tally);
    private final Session session;
    private final Measurements numbers = new Measurements(tally);
    private final Waveforms waveforms = new Waveforms(tally);
    private final OwnAlarms alarms = new OwnAlarms();
    private final Identity identity = new Identity();
    private boolean refusalTold;

    /// @param baud as set at the monitor
    public IntellivueDriver(int baud) {
        this.baud = baud;
        this.session = new Session(baud != SLOW_BAUD);
    }

    /// What is known of the monitor at a speed.
    public static Sheet sheet(int baud) {
        return new Sheet(
                baud == USUAL_BAUD ? "philips-intellivue" : "philips-intellivue-" + baud,
                "Philips IntelliVue MP20 to MP90, MX, X2, MIB/RS-232 port set to data export"
                        + (baud == USUAL_BAUD ? ", or Ethernet" : ""),
                new Sheet.Gives(
                        List.of(
                                Vital.HEART_RATE,
                                Vital.RESPIRATION_RATE,
                                Vital.ETCO2,
                                Vital.FICO2,
                                Vital.SPO2,
                                Vital.PULSE_RATE,
                                Vital.PERFUSION_INDEX,
                                Vital.NIBP_SYSTOLIC,
                                Vital.NIBP_DIASTOLIC,
                                Vital.NIBP_MEAN,
                                Vital.TEMPERATURE),
                        waves(baud),
                        ""),
                new Sheet.Trust(
                        Sheet.Check.CHECKSUM,
                        Sheet.Confidence.DRIVERS,
                        "four open drivers",
                        "published requests, frames and FLOAT examples; synthetic answers of the monitor"),
                Sheet.Use.BETA);
    }

    private static List<Wave> waves(int baud) {
        return baud == SLOW_BAUD
                ? List.of(Wave.PLETH, Wave.CO2, Wave.RESP)
                : List.of(Wave.PLETH, Wave.CO2, Wave.RESP, Wave.ECG);
    }

    @Override
    public String name() {
        return sheet(baud).name();
    }

    @Override
    public Line line() {
        return Line.of(baud);
    }

    @Override
    public long silenceMillis() {
        return SILENCE_MILLIS;
    }

    @Override
    public String patientId() {
        return identity.patientId();
    }

    @Override
    public FrameCounts counts() {
        return tally.counts();
    }

    @Override
    public void opened(Moment now) {
        deframer.reset();
        session.opened();
        numbers.opened();
        waveforms.opened();
        alarms.opened();
        identity.opened();
        refusalTold = false;
    }

    @Override
    public byte[] due(Moment now) {
        return session.due(now);
    }

    @Override
    public void receive(byte[] bytes, int offset, int length, Moment at, Consumer<Reading> readings) {
        tally.received(length);
        for (int i = offset; i < offset + length; i++)
            deframer.accept(bytes[i], at).ifPresent(message -> message(message, readings));
    }

    private void message(IntellivueDeframer.Message whole, Consumer<Reading> readings) {
        try {
            var message = MonitorMessage.read(whole.bytes());
            session.heard(message, whole.at());
            told(message, whole.at(), readings);
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException shorterThanItSays) {
            tally.unknown();
        }
    }

    private void told(MonitorMessage message, Moment at, Consumer<Reading> readings) {
        switch (message) {
            case MonitorMessage.Numbers found -> {
                numbers.heard(found, at, readings);
                alarms.passed(at, readings);
            }
            case MonitorMessage.Waves found -> waveforms.heard(found, at, readings);
            case MonitorMessage.Alerts found -> alarms.heard(found, at, readings);
            case MonitorMessage.Patient found -> identity.heard(found, at, readings);
            case MonitorMessage.Refused refused -> refused(at, readings);
            case MonitorMessage.Accepted accepted -> accepted();
            case MonitorMessage.Created created -> {}
            case MonitorMessage.Ended ended -> {}
            case MonitorMessage.Failed failed -> {}
            case MonitorMessage.Other other -> {}
        }
    }

    /// Handles and contexts hold for one association, and so does who the patient is.
    private void accepted() {
        refusalTold = false;
        numbers.associated();
        waveforms.opened();
        identity.opened();
    }

    private void refused(Moment at, Consumer<Reading> readings) {
        if (refusalTold) return;
        refusalTold = true;
        readings.accept(new Reading.DeviceEvent(
                at,
                Reading.DeviceEvent.Kind.NOTICE,
                0,
                "data export refused: another program may be connected to the monitor"));
    }
}
