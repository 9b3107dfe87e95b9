package health.vigil.simulator.device;

import health.vigil.simulator.child.Chance;
import java.io.ByteArrayOutputStream;

/// The line of one device, with what can go wrong on it. Keeps what the device said until somebody takes it.
public final class Wire {
    private static final int MOST_WAITING = 1 << 16; // bytes; beyond, as on a real line, they are lost
    private static final double GARBAGE_SHARE = 0.02; // of frames followed by nonsense
    private static final int LONGEST_GARBAGE = 12;
    private static final double FLIP_SHARE = 0.01; // of frames with a wrong bit

    private final Device device;
    private final Chance chance;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private Fault fault = Fault.NONE;
    private long until;

    public Wire(Device device, Chance chance) {
        this.device = device;
        this.chance = chance;
    }

    public Device device() {
        return device;
    }

    /// @param untilNanos story time at which the line is right again
    public void disturb(Fault now, long untilNanos) {
        fault = now;
        until = untilNanos;
    }

    /// False while the plug is pulled.
    public boolean plugged() {
        return fault != Fault.PULLED;
    }

    public void step(long now) {
        if (fault != Fault.NONE && now >= until) mend();
        device.step(now, this::carry);
    }

    private void mend() {
        if (fault == Fault.PULLED || fault == Fault.SILENT) device.replugged();
        fault = Fault.NONE;
    }

    private void carry(byte[] frame) {
        switch (fault) {
            case NONE -> keep(frame);
            case PULLED, SILENT -> {}
            case GARBAGE -> {
                keep(frame);
                if (chance.unit() < GARBAGE_SHARE) keep(nonsense());
            }
            case BIT_FLIPS -> keep(chance.unit() < FLIP_SHARE ? flipped(frame) : frame);
            case DOUBLED -> {
                keep(frame);
                keep(frame);
            }
        }
    }

    private void keep(byte[] bytes) {
        if (waiting.size() + bytes.length <= MOST_WAITING) waiting.writeBytes(bytes);
    }

    private byte[] nonsense() {
        var bytes = new byte[1 + chance.below(LONGEST_GARBAGE)];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) chance.bits();
        return bytes;
    }

    private byte[] flipped(byte[] frame) {
        var wrong = frame.clone();
        int bit = chance.below(wrong.length * 8);
        wrong[bit / 8] ^= (byte) (1 << (bit % 8));
        return wrong;
    }

    /// What the device said since the last call.
    public byte[] take() {
        if (waiting.size() == 0) return NOTHING;
        var bytes = waiting.toByteArray();
        waiting.reset();
        return bytes;
    }

    private static final byte[] NOTHING = {};

    /// What the host says.
    public void hear(byte[] bytes, int length, long now) {
        if (length > 0 && fault != Fault.PULLED && fault != Fault.SILENT) device.hear(bytes, length, now);
    }
}
