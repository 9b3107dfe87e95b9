package health.vigil.simulator.child;

import java.util.Arrays;

/// What was so a while ago: blood that reaches the finger, gas that reaches the sensor.
public final class Delay {
    private final double[] ring;
    private int at;

    /// @param steps how many steps late
    /// @param start what comes out until then
    public Delay(int steps, double start) {
        ring = new double[Math.max(1, steps)];
        Arrays.fill(ring, start);
    }

    /// Puts one in and takes the one out that was put in that many steps ago.
    public double pass(double value) {
        double out = ring[at];
        ring[at] = value;
        at = (at + 1) % ring.length;
        return out;
    }
}
