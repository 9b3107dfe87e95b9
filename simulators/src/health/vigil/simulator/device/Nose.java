package health.vigil.simulator.device;

import health.vigil.simulator.child.Chance;
import health.vigil.simulator.child.Child;
import health.vigil.simulator.child.Delay;
import java.util.EnumSet;
import java.util.Set;

/// What any capnograph sees of the breath: the gas that reaches its sensor, sample by sample, and what it makes of it.
public final class Nose {
    /// How the sampling line lies, or the airway adapter.
    public enum SamplingLine {
        CONNECTED,
        OFF,
        BLOCKED
    }

    private static final double NOISE_MMHG = 0.15;
    private static final double HIGHEST_MMHG = 150;

    private final Child child;
    private final Chance chance;
    private final Delay delay;
    private final Exhaled exhaled = new Exhaled();
    private SamplingLine line = SamplingLine.CONNECTED;
    private Fault fault = Fault.NONE;
    private double mmHg;
    private long sampledAt;

    /// @param delaySamples how many samples later the gas is at the sensor
    public Nose(Child child, Chance chance, int delaySamples) {
        this.child = child;
        this.chance = chance;
        this.delay = new Delay(delaySamples, 0);
    }

    /// What can be wrong with a sampling line and its sensor.
    public static Set<Fault> faults() {
        return EnumSet.of(Fault.STUCK, Fault.SENSOR_OFF, Fault.BLOCKED, Fault.ZEROING);
    }

    public void suffer(Fault now) {
        fault = now;
        if (!sees()) exhaled.forget();
    }

    public void line(SamplingLine now) {
        line = now;
        if (!sees()) exhaled.forget();
    }

    public SamplingLine line() {
        return switch (fault) {
            case SENSOR_OFF -> SamplingLine.OFF;
            case BLOCKED -> SamplingLine.BLOCKED;
            default -> line;
        };
    }

    public boolean zeroing() {
        return fault == Fault.ZEROING;
    }

    /// Gas comes and is measured.
    public boolean sees() {
        return line() == SamplingLine.CONNECTED && !zeroing();
    }

    /// The next sample.
    ///
    /// @return true if a breath ended with it
    public boolean sample(long at) {
        double noisy = delay.pass(child.airwayCo2()) + NOISE_MMHG * chance.normal();
        if (fault == Fault.STUCK) return false;
        sampledAt = at;
        mmHg = sees() ? Math.clamp(noisy, 0, HIGHEST_MMHG) : 0;
        return sees() && exhaled.sample(at, mmHg);
    }

    /// The latest sample; 0 if there is none.
    public double mmHg() {
        return mmHg;
    }

    /// True once there are numbers to show.
    public boolean known() {
        return sees() && exhaled.known();
    }

    public int endTidal() {
        return exhaled.endTidal();
    }

    public int inspired() {
        return exhaled.inspired();
    }

    /// Per minute, and no more than the present silence allows; 0 before there is one.
    public int rate() {
        return known() ? exhaled.rate(sampledAt) : 0;
    }

    /// Whole seconds since the latest breath, or since the line was connected; 0 while nothing is measured.
    public int silentSeconds() {
        return sees() ? exhaled.silentSeconds(sampledAt) : 0;
    }
}
