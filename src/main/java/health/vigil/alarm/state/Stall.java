package health.vigil.alarm.state;

import java.util.List;

/// A time in which the service stood still and nobody listened. What a device said meanwhile waits in a buffer: its
/// silence counts from when it is heard of on, and goes on counting afterwards, or a service that stands still every
/// few seconds would never miss anything.
///
/// @param since bed time
/// @param until bed time
public record Stall(long since, long until) {
    /// More than this within the patience with one number is no service any more; the oldest count as heard.
    private static final int REMEMBERED = 32;

    public static List<Stall> plus(List<Stall> stalls, Stall latest) {
        return Row.plus(stalls.size() < REMEMBERED ? stalls : Row.without(stalls, 0), latest);
    }

    /// How much of the time since a moment the service did listen, nanos.
    public static long listened(List<Stall> stalls, long since, long now) {
        var listened = now - since;
        for (int i = 0; i < stalls.size(); i++) listened -= stalls.get(i).within(since);
        return listened;
    }

    private long within(long from) {
        return Math.max(0, until - Math.max(since, from));
    }
}
