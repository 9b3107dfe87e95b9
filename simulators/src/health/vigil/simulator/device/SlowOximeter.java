package health.vigil.simulator.device;

import health.vigil.simulator.child.Child;
import java.util.Set;
import java.util.function.Consumer;

/// An oximeter that says its numbers every second or two and has no waveform (serial-protocols.md 2.1 to 2.4).
public final class SlowOximeter implements Oximeter {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final byte[] ACK = {0x06};

    private final Voice voice;
    private final Finger finger;
    private long said;
    private boolean acknowledges;
    private long aheadSeconds;

    public SlowOximeter(Child child, Arm arm, Voice voice) {
        this.voice = voice;
        this.finger = new Finger(child, arm);
    }

    @Override
    public String protocol() {
        return voice.protocol();
    }

    @Override
    public Finger finger() {
        return finger;
    }

    @Override
    public void step(long now, Consumer<byte[]> says) {
        finger.step(now);
        if (acknowledges) says.accept(ACK);
        acknowledges = false;
        for (; said * voice.seconds() * NANOS_PER_SECOND <= now; said++)
            says.accept(voice.says(finger, said * voice.seconds() + aheadSeconds));
    }

    @Override
    public Set<Fault> faults() {
        var faults = Finger.faults();
        if (voice.hasClock()) faults.add(Fault.CLOCK_JUMP);
        return faults;
    }

    @Override
    public void suffer(Fault now) {
        finger.suffer(now);
        aheadSeconds = now == Fault.CLOCK_JUMP ? Fault.CLOCK_JUMP_NANOS / NANOS_PER_SECOND : 0;
    }

    /// A Nonin in format 8 is asked for its format, and says yes between two frames.
    @Override
    public void hear(byte[] bytes, int length, long now) {
        acknowledges = voice == Voice.NONIN_DF8 && length > 0;
    }
}
