package health.vigil.replay;

import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One quantity over time as steps: a number holds until the next one or until a gap, but never longer than a screen
/// may show it (requirement R2: 5 s for SpO2), or 2.5 usual steps of a slower recording.
///
/// @param points in order of time; after the last there is nothing
public record Trace(List<Point> points) {
    /// @param value NaN where there is none
    public record Point(long wallMillis, double value) {}

    private static final long LONGEST_HOLD_MILLIS = 5_000;
    private static final double STALE_PERIODS = 2.5;

    public Trace {
        points = List.copyOf(points);
    }

    /// @param end nothing holds beyond it
    static Trace of(Vital vital, List<Reading> readings, long periodMillis, Moment end) {
        var hold = Math.max(LONGEST_HOLD_MILLIS, Math.round(periodMillis * STALE_PERIODS));
        var points = new ArrayList<Point>();
        var until = Long.MAX_VALUE;
        for (var reading : readings) {
            var value = value(vital, reading);
            if (value == null) continue;
            var at = reading.at().wallMillis();
            if (at > until) add(points, until, Double.NaN);
            add(points, at, value);
            until = value.isNaN() ? Long.MAX_VALUE : at + hold;
        }
        points.add(new Point(Math.min(until, end.wallMillis()), Double.NaN));
        return new Trace(points);
    }

    /// Only what is new is a point.
    private static void add(List<Point> points, long at, double value) {
        if (points.isEmpty() || Double.compare(points.getLast().value(), value) != 0) points.add(new Point(at, value));
    }

    private static @Nullable Double value(Vital vital, Reading reading) {
        return switch (reading) {
            case Reading.Measured m -> m.vital() == vital ? (Double) m.value() : null;
            case Reading.Gap gap -> gap.vital() == vital ? (Double) Double.NaN : null;
            case Reading.Waveform w -> null;
            case Reading.DeviceEvent e -> null;
        };
    }

    /// How long there was a number.
    public long presentMillis() {
        long present = 0;
        for (int i = 0; i + 1 < points.size(); i++)
            if (!Double.isNaN(points.get(i).value()))
                present += points.get(i + 1).wallMillis() - points.get(i).wallMillis();
        return present;
    }
}
