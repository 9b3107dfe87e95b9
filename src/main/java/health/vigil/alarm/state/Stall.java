package health.vigil.alarm.state;

import health.vigil.vital.Moment;
import java.util.List;

/// A time in which the service stood still and heard nothing of a device. What the device said meanwhile waits in a
/// buffer: its silence counts from when it is heard of on, and goes on counting afterwards, or a service that stands
/// still every few seconds would never miss anything.
///
/// @param since bed time
/// @param until bed time
public record Stall(long since, long until) {
    /// As much as stalls may take from patience altogether, beside one long one: no silence is told later than that
    /// after it should have been (requirement R2: the ceiling of ISO 80601-2-61).
    private static final long FORGIVEN_NANOS = 30 * Moment.NANOS_PER_SECOND;

    /// As many of the shortest as can be worth forgiving.
    private static final int REMEMBERED = 16;

    static List<Stall> plus(List<Stall> stalls, Stall latest) {
        return Row.plus(stalls.size() < REMEMBERED ? stalls : Row.without(stalls, 0), latest);
    }

    /// How much of the time since a moment the service did listen, nanos.
    static long listened(List<Stall> stalls, long since, long now) {
        if (stalls.isEmpty()) return now - since;
        var forgiven = 0L;
        for (int i = 0; i < stalls.size(); i++) forgiven += stalls.get(i).within(since);
        return now - since - Math.min(forgiven, Math.max(stalls.getLast().within(since), FORGIVEN_NANOS));
    }

    private long within(long from) {
        return Math.max(0, until - Math.max(since, from));
    }
}
