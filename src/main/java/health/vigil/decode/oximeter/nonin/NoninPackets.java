package health.vigil.decode.oximeter.nonin;

import static health.vigil.decode.oximeter.nonin.NoninFrames.AT_PULSE_HIGH;
import static health.vigil.decode.oximeter.nonin.NoninFrames.AT_PULSE_LOW;
import static health.vigil.decode.oximeter.nonin.NoninFrames.AT_REVISION;
import static health.vigil.decode.oximeter.nonin.NoninFrames.AT_SPO2;
import static health.vigil.decode.oximeter.nonin.NoninFrames.AT_STATUS_2;
import static health.vigil.decode.oximeter.nonin.NoninFrames.FRAMES_PER_PACKET;

import health.vigil.decode.Battery;
import health.vigil.decode.Chunk;
import health.vigil.decode.Tally;
import health.vigil.vital.Method;
import health.vigil.vital.Moment;
import health.vigil.vital.Quality;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.Gap.Reason;
import health.vigil.vital.Vital;
import health.vigil.vital.Wave;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Checked Nonin frames to readings: finds each frame's place in its packet and takes the numbers out.
///
/// A frame's place is known only while every frame since the last SYNC arrived. Losing whole frames leaves every
/// checksum right and would make the firmware revision a saturation, so numbers wait for proof of their place: the
/// revision byte that follows them, once it is known, else the end of a packet of exactly 25 frames.
final class NoninPackets {
    /// Not in a packet.
    private static final int NOWHERE = 0;
    /// 8 samples at 75 Hz are 107 ms: small enough for a live trace, a third of a packet.
    private static final int CHUNK_SAMPLES = 8;

    private static final int UNKNOWN_REVISION = -1;

    private final Tally tally;
    private final Chunk pleth = new Chunk(Wave.PLETH, NoninFrames.FRAMES_PER_SECOND, CHUNK_SAMPLES);
    private final int[] values = new int[FRAMES_PER_PACKET + 1];
    private int place = NOWHERE;
    private @Nullable Moment arrived;
    private boolean published;
    private int revision = UNKNOWN_REVISION;
    private final Battery battery = new Battery();
    private boolean lowPerfusion;
    private int framesSinceArtifact = FRAMES_PER_PACKET;

    NoninPackets(Tally tally) {
        this.tally = tally;
    }

    void accept(int status, int sample, int value, Moment at, Consumer<Reading> readings) {
        pleth.add(off(status) ? Reading.Waveform.MISSING : sample, at, readings);
        watchQuality(status);
        move(status);
        if (place == NOWHERE) return;
        values[place] = value;
        if (place == AT_SPO2) arrived = at;
        if (place == AT_REVISION && value == revision) publish(status, readings);
        if (place == FRAMES_PER_PACKET) complete(status, at, readings);
    }

    /// Bytes were lost: the next frame can be any.
    void broken(Consumer<Reading> readings) {
        pleth.flush(readings);
        place = NOWHERE;
    }

    /// A new connection, perhaps another device.
    void reset() {
        pleth.clear();
        place = NOWHERE;
        revision = UNKNOWN_REVISION;
        battery.opened();
        lowPerfusion = false;
        framesSinceArtifact = FRAMES_PER_PACKET;
    }

    private void move(int status) {
        if ((status & NoninFrames.SYNC) != 0) begin();
        else if (place == FRAMES_PER_PACKET) overrun();
        else if (place != NOWHERE) place++;
    }

    private void begin() {
        if (place != NOWHERE) tally.lost(FRAMES_PER_PACKET - place);
        place = 1;
        published = false;
    }

    private void overrun() {
        tally.lost(1);
        place = NOWHERE;
    }

    private void complete(int status, Moment at, Consumer<Reading> readings) {
        revision = values[AT_REVISION];
        if (!published) publish(status, readings);
        var low = (values[AT_STATUS_2] & NoninFrames.LOW_BATTERY) != 0;
        battery.tell(low, at, readings);
    }

    /// SpO2 is the plain 4-beat average: it refreshes every third of a second and goes missing the moment the
    /// finger leaves. The display values hold for 10 s, the 8-beat average lags, the single beat is unsteady.
    private void publish(int status, Consumer<Reading> readings) {
        published = true;
        var rate = (values[AT_PULSE_HIGH] & 0x03) << 7 | (values[AT_PULSE_LOW] & 0x7F);
        number(Vital.SPO2, values[AT_SPO2] & 0x7F, NoninFrames.MISSING_SPO2, status, readings);
        number(Vital.PULSE_RATE, rate, NoninFrames.MISSING_PULSE, status, readings);
    }

    private void number(Vital vital, int value, int missing, int status, Consumer<Reading> readings) {
        if (arrived == null) return;
        if (value == missing || off(status)) readings.accept(new Reading.Gap(arrived, vital, reason(status)));
        else if (vital.plausible(value))
            readings.accept(new Reading.Measured(arrived, vital, value, Method.DEVICE, quality(status), 0));
        else refuse(vital, arrived, readings);
    }

    private void refuse(Vital vital, Moment at, Consumer<Reading> readings) {
        tally.outOfRange();
        readings.accept(new Reading.Gap(at, vital, Reason.OUT_OF_RANGE));
    }

    /// A set SENSOR_OFF outweighs any number; the disconnected bit does not, it is reserved in some models.
    private static boolean off(int status) {
        return (status & NoninFrames.SENSOR_OFF) != 0;
    }

    private Reason reason(int status) {
        if ((status & NoninFrames.SENSOR_DISCONNECTED) != 0) return Reason.SENSOR_DISCONNECTED;
        if (off(status)) return Reason.SENSOR_OFF;
        return artifact(status) ? Reason.ARTIFACT : Reason.SEARCHING;
    }

    private Quality quality(int status) {
        if (artifact(status)) return Quality.ARTIFACT;
        return lowPerfusion ? Quality.LOW_PERFUSION : Quality.GOOD;
    }

    /// The artifact bit stands only during its pulse, so one seen within the last packet still counts.
    private boolean artifact(int status) {
        return (status & NoninFrames.OUT_OF_TRACK) != 0 || framesSinceArtifact < FRAMES_PER_PACKET;
    }

    /// The perfusion bits stand for 12 frames of each pulse; what the latest pulse said holds until the next.
    private void watchQuality(int status) {
        if ((status & (NoninFrames.RED | NoninFrames.GREEN)) != 0) lowPerfusion = (status & NoninFrames.RED) != 0;
        if ((status & NoninFrames.ARTIFACT) != 0) framesSinceArtifact = 0;
        else if (framesSinceArtifact < FRAMES_PER_PACKET) framesSinceArtifact++;
    }
}
