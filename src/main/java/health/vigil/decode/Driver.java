package health.vigil.decode;

import health.vigil.vital.CuffOrder;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import java.util.function.Consumer;

/// One wire format, both ways: bytes in any chunking to readings, and what the host must say to keep the device
/// talking. A driver holds no clock and no port: time and bytes are handed to it, always by the same thread.
///
/// Every driver drops bytes until its first whole checked frame, discards one byte (never the buffer) after a bad
/// one, counts what it throws away, and never throws on any input.
public interface Driver {
    /// The name in configuration: `nonin-df2`.
    String name();

    /// How the line must be set.
    Line line();

    /// Takes bytes as they arrived.
    ///
    /// @param at when the first of these bytes arrived
    /// @param readings is called once per reading, in order, before this method returns
    void receive(byte[] bytes, int offset, int length, Moment at, Consumer<Reading> readings);

    /// What must be sent to the device now: session set-up, keep-alive, polls, orders. Called after each receive and
    /// about every 100 ms while nothing arrives, the grain of a POSIX serial read. Empty when there is nothing to
    /// say.
    byte[] due(Moment now);

    /// The line was opened (again): forget half frames and start the session anew.
    void opened(Moment now);

    /// How long the device may be silent before its silence is news, in milliseconds (serial-protocols.md rule 5).
    long silenceMillis();

    /// True if orders to this device are allowed and known at all; never changes.
    default boolean takesOrders() {
        return false;
    }

    /// True if this device takes the order; the order is then sent by a later {@link #due}.
    default boolean order(CuffOrder order) {
        return false;
    }

    /// What the device calls the patient whose its readings are from now on; empty where it does not say, or has none.
    default String patientId() {
        return "";
    }

    /// What went through since construction.
    FrameCounts counts();
}
