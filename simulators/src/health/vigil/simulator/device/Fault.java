package health.vigil.simulator.device;

import java.util.EnumSet;
import java.util.Locale;

/// What can be wrong for a while: with a line, whatever hangs on it, or with the device itself. Stories and orders name
/// them `like-this`.
public enum Fault {
    NONE,
    /// Line: out of the socket, the port itself is gone.
    PULLED,
    /// Line: in the socket, but nothing gets through, either way.
    SILENT,
    /// Line: noise between the frames.
    GARBAGE,
    /// Line: single bits turn over.
    BIT_FLIPS,
    /// Line: frames end too early.
    HALF_FRAMES,
    /// Line: everything is said twice.
    DOUBLED,
    /// Line: one side has another speed than the other, both hear noise.
    WRONG_BAUD,
    /// Device: its numbers stay what they were.
    STUCK,
    /// Device: the finger left the clip, the sampling line or the airway adapter came off, the cuff is loose.
    SENSOR_OFF,
    /// Device: the sensor is not plugged into it.
    SENSOR_UNPLUGGED,
    /// Device: the sampling line or the cuff's hose is blocked.
    BLOCKED,
    /// Device: a weak pulse at the finger.
    LOW_PERFUSION,
    /// Device: finger or arm move.
    MOTION,
    /// Device: it sets its zero and measures nothing meanwhile.
    ZEROING,
    /// Device: its battery is low.
    LOW_BATTERY,
    /// Device: somebody set its own clock an hour ahead.
    CLOCK_JUMP;

    /// How far a clock is set, in nanoseconds.
    public static final long CLOCK_JUMP_NANOS = 3_600_000_000_000L;

    /// True if it is one of the line: any device can have it.
    public boolean ofLine() {
        return EnumSet.range(PULLED, WRONG_BAUD).contains(this);
    }

    /// As stories and orders name it.
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
