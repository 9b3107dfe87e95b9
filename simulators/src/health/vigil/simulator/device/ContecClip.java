package health.vigil.simulator.device;

import health.vigil.decode.oximeter.BciFrames;
import health.vigil.decode.oximeter.ContecFrames;
import health.vigil.simulator.child.Child;
import java.util.Arrays;
import java.util.function.Consumer;

/// A Contec finger clip, 60 frames a second: with five-byte frames at once and for ever, with protocol V7.0 after
/// it was started and as long as it is told that somebody is there (serial-protocols.md 2.5, 2.6).
public final class ContecClip implements Oximeter {
    private static final double NANOS_PER_FRAME = 1e9 / 60;
    private static final long ALONE_NANOS = 30_000_000_000L;
    private static final int FULL_SCALE = 127;
    private static final int BEAT_FRAMES = 6;
    private static final int GOOD_SIGNAL = 7;
    private static final int PERFUSION_INDEX = 250; // hundredths of a percent, of a good pulse
    private static final int NO_FINGER_PLETH = 40; // as captured

    private final String protocol;
    private final Finger finger;
    private final CommandEar ear = new CommandEar();
    private boolean talks;
    private long heardAt;
    private long frames;
    private int beatFrames;

    /// @param protocol `contec-v7`, `contec-5byte` or `bci-5byte`
    public ContecClip(Child child, Arm arm, String protocol) {
        this.protocol = protocol;
        this.finger = new Finger(child, arm);
        this.talks = !newer();
    }

    private boolean newer() {
        return protocol.equals("contec-v7");
    }

    @Override
    public String protocol() {
        return protocol;
    }

    @Override
    public Finger finger() {
        return finger;
    }

    @Override
    public void step(long now, Consumer<byte[]> says) {
        finger.step(now);
        if (finger.beat()) beatFrames = BEAT_FRAMES;
        if (newer() && now - heardAt > ALONE_NANOS) talks = false;
        for (; frames * NANOS_PER_FRAME <= now; frames++) {
            if (talks) says.accept(newer() ? live() : five());
            beatFrames = Math.max(0, beatFrames - 1);
        }
    }

    private byte[] live() {
        if (finger.probe() != Oximeter.Probe.ON)
            return ContecFrames.live(
                    ContecFrames.PROBE_ERROR, false, NO_FINGER_PLETH, 0, 0, ContecFrames.MISSING_PERFUSION);
        var flags = GOOD_SIGNAL | (beatFrames > 0 ? ContecFrames.BEAT : 0);
        if (!finger.known())
            return ContecFrames.live(
                    flags,
                    true,
                    pleth(),
                    ContecFrames.MISSING_PULSE,
                    ContecFrames.MISSING_SPO2,
                    ContecFrames.MISSING_PERFUSION);
        var index = (int) Math.round(PERFUSION_INDEX * finger.flow());
        return ContecFrames.live(flags, false, pleth(), finger.pulse(), finger.spo2(), index);
    }

    private byte[] five() {
        if (finger.probe() != Oximeter.Probe.ON) return BciFrames.frame(0, 0, BciFrames.PROBE_ERROR, 0, 0);
        var first = GOOD_SIGNAL | (beatFrames > 0 ? BciFrames.BEAT : 0);
        return finger.known()
                ? BciFrames.frame(first, pleth(), 0, finger.pulse(), finger.spo2())
                : BciFrames.frame(first, pleth(), BciFrames.SEARCHING, BciFrames.MISSING_PULSE, BciFrames.MISSING_SPO2);
    }

    private int pleth() {
        return (int) Math.round(FULL_SCALE * finger.pleth());
    }

    @Override
    public void hear(byte[] bytes, int length, long now) {
        for (int i = 0; i < length && newer(); i++)
            if (ear.completes(bytes[i])) {
                heardAt = now;
                if (ear.heard(ContecFrames.startLive())) talks = true;
            }
    }

    @Override
    public void replugged() {
        talks = !newer();
    }

    /// Finds whole commands in what the host sends.
    private static final class CommandEar {
        private final byte[] command = new byte[ContecFrames.startLive().length];
        private int size;

        /// True with the last byte of a command: `7D 81` begins one, and nothing else in it is below 80.
        boolean completes(byte value) {
            if (value >= 0) size = 0;
            command[size++] = value;
            var whole = size == command.length;
            if (whole) size = 0;
            return whole;
        }

        boolean heard(byte[] other) {
            return Arrays.equals(command, other);
        }
    }
}
