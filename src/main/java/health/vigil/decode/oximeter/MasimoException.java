package health.vigil.decode.oximeter;

import health.vigil.vital.Quality;
import health.vigil.vital.Reading.Gap.Reason;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The bits of EXC in a Masimo line, weightiest first (Rad-8 manual p. 4-24 for the low twelve; the names above them
/// from OpenICE's header of the interface).
///
/// Bit 800 is no exception: it says that Masimo SET works. 200000 and 400000 concern values that we do not read.
public enum MasimoException {
    NO_SENSOR(0x000001, Reason.SENSOR_DISCONNECTED),
    NO_CABLE(0x001000, Reason.CABLE_FAULT),
    CABLE_EXPIRED(0x002000, Reason.CABLE_FAULT),
    INCOMPATIBLE_CABLE(0x004000, Reason.CABLE_FAULT),
    UNRECOGNISED_CABLE(0x008000, Reason.CABLE_FAULT),
    DEFECTIVE_CABLE(0x010000, Reason.CABLE_FAULT),
    DEFECTIVE_SENSOR(0x000002, Reason.SENSOR_FAULT),
    UNRECOGNISED_SENSOR(0x000080, Reason.SENSOR_FAULT),
    INCOMPATIBLE_SENSOR(0x000100, Reason.SENSOR_FAULT),
    CALIBRATING(0x020000, Reason.SENSOR_FAULT),
    SENSOR_EXPIRED(0x040000, Reason.SENSOR_FAULT),
    EMITTER_TEMPERATURE(0x080000, Reason.SENSOR_FAULT),
    EMITTER_CURRENT(0x100000, Reason.SENSOR_FAULT),
    SENSOR_OFF(0x000020, Reason.SENSOR_OFF),
    SEARCHING(0x000008, Reason.SEARCHING),
    INTERFERENCE(0x000010, Quality.ARTIFACT),
    AMBIENT_LIGHT(0x000040, Quality.ARTIFACT),
    LOW_SIGNAL_IQ(0x000400, Quality.QUESTIONABLE),
    LOW_PERFUSION(0x000004, Quality.LOW_PERFUSION);

    /// Neither exceptions nor ours: SET active, low confidence of SpCO and SpMet.
    private static final long NORMAL = 0x000800 | 0x200000 | 0x400000;

    private static final long KNOWN =
            Arrays.stream(values()).mapToLong(MasimoException::bit).reduce(NORMAL, (a, b) -> a | b);

    private final long bit;
    private final @Nullable Reason off;
    private final Quality quality;

    MasimoException(long bit, Reason off) {
        this.bit = bit;
        this.off = off;
        this.quality = Quality.GOOD;
    }

    MasimoException(long bit, Quality quality) {
        this.bit = bit;
        this.off = null;
        this.quality = quality;
    }

    public long bit() {
        return bit;
    }

    /// What the weightiest of some bits says of the digits.
    static Signal signal(long bits) {
        return Arrays.stream(values())
                .filter(one -> (bits & one.bit) != 0)
                .findFirst()
                .map(one -> new Signal(one.off, one.quality))
                .orElse(Signal.GOOD);
    }

    /// True if a bit is set that nobody has described.
    static boolean unknown(long bits) {
        return (bits & ~KNOWN) != 0;
    }
}
