package health.vigil.source.capture;

import health.vigil.vital.CuffOrder;
import health.vigil.vital.Moment;
import java.util.Arrays;

/// One thing that happened on a line. A turn of the reader begins with {@link Received} or {@link Quiet}; after orders,
/// if there are any, the driver is asked what to say, and {@link Sent} follows if it says something.
public sealed interface CaptureLine {
    Moment at();

    /// The port was opened.
    record Opened(CaptureHeader header) implements CaptureLine {
        @Override
        public Moment at() {
            return header.opened();
        }
    }

    /// Bytes of the device, as one read gave them.
    record Received(Moment at, byte[] bytes) implements CaptureLine {
        @Override
        public boolean equals(Object other) {
            return other instanceof Received that && at.equals(that.at) && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return 31 * at.hashCode() + Arrays.hashCode(bytes);
        }
    }

    /// Bytes of ours.
    record Sent(Moment at, byte[] bytes) implements CaptureLine {
        @Override
        public boolean equals(Object other) {
            return other instanceof Sent that && at.equals(that.at) && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return 31 * at.hashCode() + Arrays.hashCode(bytes);
        }
    }

    /// The line was listened to and nothing came.
    record Quiet(Moment at) implements CaptureLine {}

    /// The driver was given an order.
    record Ordered(Moment at, CuffOrder order) implements CaptureLine {}

    /// The disk was too slow for so many lines before this one.
    record Lost(Moment at, int lines) implements CaptureLine {}

    /// The port was closed or went away, or the capture ended.
    record Closed(Moment at, String why) implements CaptureLine {}
}
