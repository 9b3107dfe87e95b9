package health.vigil.simulator.device.capnograph;

import java.util.Arrays;
import java.util.Optional;

/// Finds whole orders in what the host of an IRMA sends: `AA 55`, number, value, check (serial-protocols.md 4.3).
final class PhaseinEar {
    /// What it can be told.
    sealed interface Order {
        /// @param measure or sleep
        record Mode(boolean measure) implements Order {}

        record ApneaTime(int seconds) implements Order {}

        record Zero() implements Order {}
    }

    private static final int LENGTH = 5;
    private static final int SYNC_1 = 0xAA;
    private static final int SYNC_2 = 0x55;
    private static final int MODE = 0;
    private static final int MEASURE = 2;
    private static final int APNEA_TIME = 1;
    private static final int LEAST_APNEA_SECONDS = 20;
    private static final int MOST_APNEA_SECONDS = 60;
    private static final int ZERO = 6;
    private static final int ZERO_NOW = 255;

    /// The latest bytes, oldest first.
    private final int[] latest = new int[LENGTH];

    void reset() {
        Arrays.fill(latest, 0);
    }

    /// The order that this byte completes.
    Optional<Order> accept(byte value) {
        System.arraycopy(latest, 1, latest, 0, LENGTH - 1);
        latest[LENGTH - 1] = value & 0xFF;
        var fits = (latest[2] + latest[3] + latest[4] & 0xFF) == 0;
        if (latest[0] != SYNC_1 || latest[1] != SYNC_2 || !fits) return Optional.empty();
        return order(latest[2], latest[3]);
    }

    private static Optional<Order> order(int number, int value) {
        return switch (number) {
            case MODE -> Optional.of(new Order.Mode(value == MEASURE));
            case APNEA_TIME ->
                value >= LEAST_APNEA_SECONDS && value <= MOST_APNEA_SECONDS
                        ? Optional.of(new Order.ApneaTime(value))
                        : Optional.empty();
            case ZERO -> value == ZERO_NOW ? Optional.of(new Order.Zero()) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
