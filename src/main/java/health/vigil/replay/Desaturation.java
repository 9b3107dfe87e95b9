package health.vigil.replay;

import java.util.ArrayList;
import java.util.List;

/// SpO2 below a limit without interruption: an event that somebody should be told of.
///
/// @param lowest the least SpO2 in it
public record Desaturation(long beginMillis, long endMillis, double lowest) {
    /// All in a recording that lasted at least so long. A gap ends an event; a number holds as in {@link Trace}.
    public static List<Desaturation> in(Trace spo2, double limit, double seconds) {
        var found = new ArrayList<Desaturation>();
        var points = spo2.points();
        for (int i = 0; i < points.size(); i++) {
            if (!(points.get(i).value() < limit)) continue;
            var begin = points.get(i).wallMillis();
            var lowest = points.get(i).value();
            for (; points.get(i).value() < limit; i++)
                lowest = Math.min(lowest, points.get(i).value());
            var end = points.get(i).wallMillis();
            if (end - begin >= Math.round(seconds * 1_000)) found.add(new Desaturation(begin, end, lowest));
        }
        return found;
    }
}
