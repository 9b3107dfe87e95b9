package health.vigil.simulator.device;

import health.vigil.simulator.child.Chance;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// The line of one device, with what can go wrong on it. Keeps what the device said until somebody takes it.
public final class Wire {
    private static final int MOST_WAITING = 1 << 16; // bytes; beyond, as on a real line, they are lost
    private static final double GARBAGE_SHARE = 0.02; // of frames followed by nonsense
    private static final int LONGEST_GARBAGE = 12;
    private static final double LEAST_SHARE = 0.01; // of damaged frames
    private static final double MOST_SHARE = 0.2;
    private static final double DAMAGES_PER_SECOND = 0.2; // of a device that says a frame now and then

    private final String name;
    private final Device device;
    private final Chance chance;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private Fault fault = Fault.NONE;
    private long until;
    private long now;
    private long carriedAt;

    public Wire(Device device, Chance chance) {
        this(device.name(), device, chance);
    }

    /// @param name how stories and ports call the device
    public Wire(String name, Device device, Chance chance) {
        this.name = name;
        this.device = device;
        this.chance = chance;
    }

    /// How stories and ports call the device: `clip`, `clip-2`.
    public String name() {
        return name;
    }

    public Device device() {
        return device;
    }

    /// Any line can have a line's faults; of the others, a device has its own.
    public boolean suffers(Fault one) {
        return one == Fault.NONE || one.ofLine() || device.faults().contains(one);
    }

    /// One fault at a time: it ends the one before. One that this device cannot have changes nothing.
    ///
    /// @param untilNanos story time at which line and device are right again
    public void disturb(Fault next, long untilNanos) {
        if (!suffers(next)) return;
        mend();
        fault = next;
        until = untilNanos;
        if (device.faults().contains(next)) device.suffer(next);
    }

    /// False while the plug is pulled.
    public boolean plugged() {
        return fault != Fault.PULLED;
    }

    public void step(long time) {
        now = time;
        if (fault != Fault.NONE && now >= until) mend();
        device.step(now, this::carry);
    }

    private void mend() {
        if (fault == Fault.PULLED || fault == Fault.SILENT) device.replugged();
        if (device.faults().contains(fault)) device.suffer(Fault.NONE);
        fault = Fault.NONE;
    }

    private void carry(byte[] frame) {
        switch (fault) {
            case NONE,
                    STUCK,
                    SENSOR_OFF,
                    SENSOR_UNPLUGGED,
                    BLOCKED,
                    LOW_PERFUSION,
                    MOTION,
                    ZEROING,
                    LOW_BATTERY,
                    CLOCK_JUMP -> keep(frame);
            case PULLED, SILENT -> {}
            case GARBAGE -> {
                keep(frame);
                if (chance.unit() < GARBAGE_SHARE) keep(nonsense());
            }
            case BIT_FLIPS -> keep(damaged() ? flipped(frame) : frame);
            case HALF_FRAMES -> keep(damaged() ? Arrays.copyOf(frame, chance.below(frame.length)) : frame);
            case WRONG_BAUD -> keep(noise(frame.length));
            case DOUBLED -> {
                keep(frame);
                keep(frame);
            }
        }
        carriedAt = now;
    }

    /// Whether this frame is hit: of many a second few, of those that come seldom more.
    private boolean damaged() {
        var share = DAMAGES_PER_SECOND * (now - carriedAt) / 1e9;
        return chance.unit() < Math.clamp(share, LEAST_SHARE, MOST_SHARE);
    }

    private void keep(byte[] bytes) {
        if (waiting.size() + bytes.length <= MOST_WAITING) waiting.writeBytes(bytes);
    }

    private byte[] nonsense() {
        return noise(1 + chance.below(LONGEST_GARBAGE));
    }

    private byte[] noise(int length) {
        var bytes = new byte[length];
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
    public void hear(byte[] bytes, int length, long at) {
        if (length == 0 || fault == Fault.PULLED || fault == Fault.SILENT) return;
        device.hear(fault == Fault.WRONG_BAUD ? noise(length) : bytes, length, at);
    }
}
