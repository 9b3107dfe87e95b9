package health.vigil.simulator.device.monitor;

import health.vigil.simulator.child.Child;
import health.vigil.simulator.device.Oximeter.Probe;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;

/// The waves that an IntelliVue exports, of the latest quarter of a second: pieces of 256 ms with as many samples as
/// the kind of wave has (Data Export Interface Programming Guide p. 286), and a context of one of them in a second.
final class IntellivueWaves {
    /// Of a piece.
    private static final long PIECE_NANOS = 256_000_000;

    static final int BITS = 12;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int FULL = (1 << BITS) - 1;
    private static final double PULSE_SWING = 3_000; // of full scale
    private static final double CHEST_SWING = 1_500;
    private static final int MIDDLE = 1 << BITS - 1;
    private static final double HIGHEST_MMHG = 150;
    private static final int R_WAVE = 200; // 1 mV at 5 uV a step

    /// One of them.
    ///
    /// @param code in partition 2
    /// @param unit in partition 4
    /// @param periodMillis between samples
    /// @param low and high: what 0 and full scale are in the unit, as FLOAT-Type in hexadecimal digits
    record Kind(int code, int unit, int periodMillis, String low, String high) {
        int samples() {
            return (int) (PIECE_NANOS / NANOS_PER_MILLI / periodMillis);
        }
    }

    private static final String NOT_A_NUMBER = "007FFFFF";
    private static final Kind PLETH = new Kind(0x4BB4, 0x0200, 8, NOT_A_NUMBER, NOT_A_NUMBER);
    private static final Kind GAS = new Kind(0x50AC, 0x0F20, 16, "00000000", "00000096");
    private static final Kind CHEST = new Kind(0x5000, 0x0200, 16, NOT_A_NUMBER, NOT_A_NUMBER);
    private static final Kind LEAD_II = new Kind(0x0102, 0x10B2, 2, "FDFFD800", "FD0027FB");

    private static final int R_WAVE_STEPS = 2; // 20 ms

    private final Child child;
    private final List<Trace> traces;
    private Set<Integer> wanted = Set.of();
    private int beats;
    private int sinceBeat = R_WAVE_STEPS;
    private int pieces;

    /// Samples of a kind as they come.
    static final class Trace {
        private final Kind kind;
        private final BooleanSupplier valid;
        private final DoubleSupplier signal;
        private final int[] samples;
        private int size;
        private long nextAt;

        private Trace(Kind kind, BooleanSupplier valid, DoubleSupplier signal) {
            this.kind = kind;
            this.valid = valid;
            this.signal = signal;
            samples = new int[kind.samples()];
        }

        private void step(long now) {
            for (; nextAt <= now && size < samples.length; nextAt += kind.periodMillis * NANOS_PER_MILLI)
                samples[size++] = Math.clamp(Math.round(signal.getAsDouble()), 0, FULL);
        }

        Kind kind() {
            return kind;
        }

        boolean valid() {
            return valid.getAsBoolean();
        }

        int[] samples() {
            return samples;
        }
    }

    IntellivueWaves(Child child, Sensors sensors) {
        this.child = child;
        var finger = sensors.finger();
        var nose = sensors.nose();
        traces = List.of(
                new Trace(GAS, nose::sees, () -> nose.mmHg() * FULL / HIGHEST_MMHG),
                new Trace(PLETH, () -> finger.probe() == Probe.ON, () -> PULSE_SWING * finger.pleth()),
                new Trace(CHEST, () -> true, () -> MIDDLE + CHEST_SWING * child.chest()),
                new Trace(LEAD_II, () -> true, () -> MIDDLE + (sinceBeat < R_WAVE_STEPS ? R_WAVE : 0)));
    }

    /// Those that the host chose; others are not exported.
    void want(Set<Integer> codes) {
        wanted = Set.copyOf(codes);
    }

    /// @return true if a piece of each is whole; it is to be taken at once
    boolean step(long now) {
        sinceBeat = child.beats() == beats ? sinceBeat + 1 : 0;
        beats = child.beats();
        for (var trace : traces) trace.step(now);
        return traces.stream().allMatch(trace -> trace.size == trace.samples.length);
    }

    /// Story time at the first sample of the piece.
    long from() {
        return pieces * PIECE_NANOS;
    }

    /// The piece that is whole.
    List<Trace> take() {
        pieces++;
        for (var trace : traces) trace.size = 0;
        return traces.stream().filter(trace -> wanted.contains(trace.kind.code)).toList();
    }

    /// Whose turn it is to be explained in this piece: each once in some seconds.
    boolean explains(Trace trace) {
        return pieces % traces.size() == traces.indexOf(trace);
    }
}
