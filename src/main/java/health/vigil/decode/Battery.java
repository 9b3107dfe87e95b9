package health.vigil.decode;

import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The device's own battery: told once after each opening, whoever heard "low" before must hear that it is over, and
/// at each change.
public final class Battery {
    private @Nullable Boolean told;

    /// What a frame says of it.
    public void tell(boolean low, Moment at, Consumer<Reading> readings) {
        var kind = low ? Reading.DeviceEvent.Kind.LOW_BATTERY : Reading.DeviceEvent.Kind.BATTERY_OK;
        if (told == null || low != told) readings.accept(new Reading.DeviceEvent(at, kind, 0, ""));
        told = low;
    }

    /// A new connection.
    public void opened() {
        told = null;
    }
}
