package health.vigil.simulator.device;

import health.vigil.decode.oximeter.nonin.NoninSpotFrames;
import health.vigil.simulator.child.Child;
import java.util.Locale;
import java.util.function.Consumer;

/// A Nonin that sends one record per finger put in (data format 13), and first, when the line opens, one from its
/// memory (serial-protocols.md 2.1).
public final class SpotOximeter implements Oximeter {
    private static final long MEASURES_NANOS = 5_000_000_000L;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int STORED_SPO2 = 71; // nobody's number now: whoever shows it is wrong
    private static final int STORED_PULSE = 61;

    private final Finger finger;
    private boolean remembers = true;
    private boolean done;
    private long knownSince;

    public SpotOximeter(Child child, Arm arm) {
        finger = new Finger(child, arm);
    }

    @Override
    public String protocol() {
        return "nonin-df13";
    }

    @Override
    public Finger finger() {
        return finger;
    }

    @Override
    public void step(long now, Consumer<byte[]> says) {
        finger.step(now);
        done &= finger.probe() == Probe.ON;
        if (remembers) says.accept(record(0, NoninSpotFrames.STORED, STORED_PULSE, STORED_SPO2));
        remembers = false;
        if (!finger.known()) knownSince = now;
        if (done || now - knownSince < MEASURES_NANOS) return;
        done = true;
        says.accept(record(now, 0, finger.pulse(), finger.spo2()));
    }

    private byte[] record(long now, int status, int pulse, int spo2) {
        long second = now / NANOS_PER_SECOND;
        var time =
                String.format(Locale.ROOT, "20120101%02d%02d%02d", second / 3600 % 24, second / 60 % 60, second % 60);
        return NoninSpotFrames.record(
                time, status | (finger.lowBattery() ? NoninSpotFrames.LOW_BATTERY : 0), pulse, spo2);
    }

    @Override
    public void hear(byte[] bytes, int length, long now) {
        // It keeps to its format.
    }

    @Override
    public void replugged() {
        remembers = true;
    }
}
