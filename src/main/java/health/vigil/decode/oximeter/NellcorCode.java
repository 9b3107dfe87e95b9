package health.vigil.decode.oximeter;

import health.vigil.vital.Quality;
import health.vigil.vital.Reading.Gap.Reason;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The two-letter status codes behind a Nellcor line, weightiest first (NPB-290/295 and N-395 manuals).
public enum NellcorCode {
    /// Sensor disconnected.
    SD(Reason.SENSOR_DISCONNECTED),
    /// Sensor off the patient.
    SO(Reason.SENSOR_OFF),
    /// Loss of pulse.
    LP(Reason.NO_PULSE),
    /// Loss of pulse with interference.
    LM(Reason.NO_PULSE),
    /// Pulse search: digits beside it are held ones.
    PS(Reason.SEARCHING),
    /// Interference, mostly motion.
    MO(Quality.ARTIFACT),
    /// Low battery.
    LB(Quality.GOOD),
    /// The device's own alarm is off.
    AO(Quality.GOOD),
    /// The device's own alarm is silenced.
    AS(Quality.GOOD),
    /// Pulse rate above or below the device's own limit.
    PH(Quality.GOOD),
    PL(Quality.GOOD),
    /// Saturation above or below the device's own limit.
    SH(Quality.GOOD),
    SL(Quality.GOOD);

    private final @Nullable Reason off;
    private final Quality quality;

    NellcorCode(Reason off) {
        this.off = off;
        this.quality = Quality.GOOD;
    }

    NellcorCode(Quality quality) {
        this.off = null;
        this.quality = quality;
    }

    /// What the weightiest of some codes says of the digits. A code nobody has described says nothing.
    static Signal signal(List<String> codes) {
        return Arrays.stream(values())
                .filter(code -> codes.contains(code.name()))
                .findFirst()
                .map(code -> new Signal(code.off, code.quality))
                .orElse(Signal.GOOD);
    }

    static boolean known(String code) {
        return Arrays.stream(values()).anyMatch(one -> one.name().equals(code));
    }
}
