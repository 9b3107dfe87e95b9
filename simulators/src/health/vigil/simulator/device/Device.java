package health.vigil.simulator.device;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/// One simulated device on one line. It holds no clock and no port: story time and the host's bytes are handed to it,
/// always by the same thread.
public interface Device {
    /// Of what kind it is: `clip`, `cuff`, `capnograph`, `monitor`.
    String name();

    /// The driver that reads it, as configuration calls it.
    String protocol();

    /// Lives on to this moment and says what is due.
    ///
    /// @param now nanoseconds since the story began, never less than before
    /// @param says takes each piece; pieces are whole frames
    void step(long now, Consumer<byte[]> says);

    /// Bytes of the host, in any chunking.
    void hear(byte[] bytes, int length, long now);

    /// The line was lost and is back: half commands are forgotten.
    default void replugged() {}

    /// The faults of its own that it can have, beside those of any line.
    default Set<Fault> faults() {
        return EnumSet.noneOf(Fault.class);
    }

    /// It has this fault from now on, and no other.
    ///
    /// @param now one of {@link #faults}, or {@link Fault#NONE}: it is well again
    default void suffer(Fault now) {}
}
