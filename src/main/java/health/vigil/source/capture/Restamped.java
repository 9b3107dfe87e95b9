package health.vigil.source.capture;

import health.vigil.vital.Moment;
import health.vigil.vital.Reading;

/// A reading of the past as one of now.
public final class Restamped {
    private Restamped() {}

    /// @param speed how much faster than then time passes; a wave has so many more samples a second
    public static Reading at(Moment at, Reading then, double speed) {
        return switch (then) {
            case Reading.Measured m ->
                new Reading.Measured(at, m.vital(), m.value(), m.method(), m.quality(), m.ageMillis());
            case Reading.Gap gap -> new Reading.Gap(at, gap.vital(), gap.reason());
            case Reading.Waveform wave -> new Reading.Waveform(at, wave.wave(), wave.hertz() * speed, wave.samples());
            case Reading.DeviceEvent event -> new Reading.DeviceEvent(at, event.kind(), event.value(), event.text());
        };
    }
}
