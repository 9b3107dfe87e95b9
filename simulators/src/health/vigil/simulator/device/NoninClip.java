package health.vigil.simulator.device;

import health.vigil.decode.oximeter.nonin.NoninFrames;
import health.vigil.decode.oximeter.nonin.NoninFrames.Format;
import health.vigil.decode.oximeter.nonin.NoninFrames.Packet;
import health.vigil.simulator.child.Chance;
import health.vigil.simulator.child.Child;
import java.util.function.Consumer;

/// A Nonin finger clip: 75 frames a second in data format 2 or 7, and the format command (Nonin 6470-000-01;
/// serial-protocols.md 2.1).
public final class NoninClip implements Oximeter {
    private static final double NANOS_PER_FRAME = 1e9 / NoninFrames.FRAMES_PER_SECOND;
    private static final int BEAT_FRAMES = 12;
    private static final double GREEN_FROM = 0.6; // perfusion
    private static final double YELLOW_FROM = 0.3;
    private static final int HOLDS_FRAMES = 750; // display values stay 10 s
    private static final int FULL_SCALE = 200; // of DF2's 255: room for the swing of the breath
    private static final int BASELINE = 20;
    private static final int DF7_PER_DF2 = 257;
    private static final double NOISE = 1.5;

    private final Finger finger;
    private final Chance chance;
    private NoninFrames.Commands commands = new NoninFrames.Commands();
    private Format format;
    private long frames;
    private int beatFrames;
    private int number;
    private int timer;
    private Packet packet = Packet.of(NoninFrames.MISSING_PULSE, NoninFrames.MISSING_SPO2);
    private Packet shown = packet;
    private long shownAt;

    public NoninClip(Child child, Arm arm, Format format, Chance chance) {
        this.finger = new Finger(child, arm);
        this.format = format;
        this.chance = chance;
    }

    @Override
    public String protocol() {
        return format == Format.DF2 ? "nonin-df2" : "nonin-df7";
    }

    @Override
    public Finger finger() {
        return finger;
    }

    @Override
    public void step(long now, Consumer<byte[]> says) {
        finger.step(now);
        if (finger.beat()) beatFrames = BEAT_FRAMES;
        while (frames * NANOS_PER_FRAME <= now) {
            frame(finger.flow(), says);
            frames++;
        }
    }

    private void frame(double flow, Consumer<byte[]> says) {
        number = number % NoninFrames.FRAMES_PER_PACKET + 1;
        if (number == 1) packet = numbers();
        says.accept(NoninFrames.frame(format, number, status(flow), pleth(flow), packet));
        beatFrames = Math.max(0, beatFrames - 1);
    }

    private Packet numbers() {
        timer = timer + 1 & 0x3FFF;
        boolean known = finger.known();
        int pulse = known ? finger.pulse() : NoninFrames.MISSING_PULSE;
        int spo2 = known ? finger.spo2() : NoninFrames.MISSING_SPO2;
        if (known || frames - shownAt > HOLDS_FRAMES) {
            shown = Packet.of(pulse, spo2);
            shownAt = frames;
        }
        return new Packet(pulse, spo2, shown.pulseRate(), shown.spo2(), timer, finger.lowBattery());
    }

    private int status(double flow) {
        return switch (finger.probe()) {
            case UNPLUGGED -> NoninFrames.SENSOR_DISCONNECTED | NoninFrames.SENSOR_OFF;
            case OFF -> NoninFrames.SENSOR_OFF;
            case ON ->
                (packet.spo2() == NoninFrames.MISSING_SPO2 ? NoninFrames.OUT_OF_TRACK : 0)
                        | (finger.moving() ? NoninFrames.ARTIFACT : 0)
                        | light(flow);
        };
    }

    private int light(double flow) {
        if (beatFrames == 0) return 0;
        if (flow >= GREEN_FROM) return NoninFrames.GREEN;
        return flow >= YELLOW_FROM ? NoninFrames.GREEN | NoninFrames.RED : NoninFrames.RED;
    }

    private int pleth(double flow) {
        double level = finger.probe() == Probe.ON ? BASELINE + FULL_SCALE * finger.wave() : 0;
        double noisy = Math.clamp(level + NOISE * chance.normal() * flow, 0, 255);
        return (int) Math.round(format == Format.DF2 ? noisy : noisy * DF7_PER_DF2);
    }

    @Override
    public void hear(byte[] bytes, int length, long now) {
        for (int i = 0; i < length; i++) {
            int asked = commands.accept(bytes[i]).orElse(-1);
            for (var one : Format.values()) if (one.number() == asked) format = one;
        }
    }

    @Override
    public void replugged() {
        commands = new NoninFrames.Commands();
    }
}
