package health.vigil.simulator.device;

import health.vigil.decode.capnograph.CapnostreamDeframer;
import health.vigil.decode.capnograph.CapnostreamFrames;
import health.vigil.decode.capnograph.CapnostreamFrames.Co2Unit;
import health.vigil.decode.capnograph.CapnostreamFrames.Numerics;
import health.vigil.simulator.child.Chance;
import health.vigil.simulator.child.Child;
import health.vigil.simulator.child.Delay;
import health.vigil.vital.Moment;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/// A Capnostream 20 capnograph: session, carbon dioxide 20 times a second, numerics once a second, its own no-breath
/// alarm (serial-protocols.md 4.1). It has no oximeter.
public final class Capnostream20 implements Device {
    /// How the sampling line lies.
    public enum SamplingLine {
        CONNECTED,
        OFF,
        BLOCKED
    }

    private static final long SECOND = 1_000_000_000L;
    private static final long WAVE_PERIOD = SECOND / 20;
    private static final long LINK_LOST_AFTER = 30 * SECOND; // the host says every 5 s that it is there
    private static final int NO_BREATH_SECONDS = 15;
    private static final int MOST_SECONDS = 254; // 255 means missing
    private static final double LINE_SECONDS = 2.5; // from the nose to the sensor
    private static final double NOISE_MMHG = 0.15;
    private static final double HIGHEST_MMHG = 150;
    private static final String IDENTITY = "V45.67 02/24/2008 B355987654  ";

    private final Child child;
    private final Chance chance;
    private final CapnostreamDeframer ear = new CapnostreamDeframer();
    private final Delay line = new Delay((int) (LINE_SECONDS * SECOND / WAVE_PERIOD), 0);
    private final Exhaled exhaled = new Exhaled();
    private final ArrayDeque<byte[]> answers = new ArrayDeque<>();
    private SamplingLine sampling = SamplingLine.CONNECTED;
    private boolean enabled;
    private boolean realTime;
    private boolean lowBattery;
    private long heardAt;
    private long waves;
    private int number;

    public Capnostream20(Child child, Chance chance) {
        this.child = child;
        this.chance = chance;
    }

    @Override
    public String name() {
        return "capnograph";
    }

    @Override
    public String protocol() {
        return "capnostream";
    }

    public void samplingLine(SamplingLine now) {
        if (now != SamplingLine.CONNECTED) exhaled.forget();
        sampling = now;
    }

    public void lowBattery(boolean low) {
        lowBattery = low;
    }

    @Override
    public void step(long now, Consumer<byte[]> says) {
        if (now - heardAt > LINK_LOST_AFTER) hangUp();
        while (!answers.isEmpty()) says.accept(answers.remove());
        while (waves * WAVE_PERIOD <= now) {
            sample(waves * WAVE_PERIOD, says);
            waves++;
        }
    }

    private void hangUp() {
        enabled = false;
        realTime = false;
    }

    private void sample(long at, Consumer<byte[]> says) {
        double noisy = line.pass(child.airwayCo2()) + NOISE_MMHG * chance.normal();
        double mmHg = sampling == SamplingLine.CONNECTED ? Math.clamp(noisy, 0, HIGHEST_MMHG) : 0;
        boolean ended = sampling == SamplingLine.CONNECTED && exhaled.sample(at, mmHg);
        if (realTime) says.accept(CapnostreamFrames.wave(number++ & 0xFF, mmHg, fast(ended)));
        if (enabled && at % SECOND == 0) says.accept(CapnostreamFrames.numerics(numerics(at)));
    }

    private int fast(boolean ended) {
        return switch (sampling) {
            case CONNECTED -> ended ? CapnostreamFrames.END_OF_BREATH : 0;
            case OFF -> CapnostreamFrames.FILTER_LINE_OFF | CapnostreamFrames.INVALID_CO2;
            case BLOCKED -> CapnostreamFrames.OCCLUSION | CapnostreamFrames.INVALID_CO2;
        };
    }

    private Numerics numerics(long at) {
        boolean sees = sampling == SamplingLine.CONNECTED;
        int silent = sees ? Math.min(MOST_SECONDS, exhaled.silentSeconds(at)) : 0;
        if (silent >= NO_BREATH_SECONDS) return numbers(at, 0, 0, 0, silent);
        if (!sees || !exhaled.known())
            return numbers(at, CapnostreamFrames.MISSING, CapnostreamFrames.MISSING, CapnostreamFrames.MISSING, 0);
        return numbers(at, exhaled.endTidal(), exhaled.inspired(), exhaled.rate(at), 0);
    }

    private Numerics numbers(long at, int endTidal, int inspired, int rate, int silent) {
        return new Numerics(
                at / SECOND,
                endTidal,
                inspired,
                rate,
                CapnostreamFrames.MISSING,
                CapnostreamFrames.MISSING,
                0,
                silent > 0 ? CapnostreamFrames.NO_BREATH : 0,
                CapnostreamFrames.SENSOR_DISCONNECTED,
                silent,
                Co2Unit.MMHG,
                lowBattery ? CapnostreamFrames.BATTERY_LOW : 0);
    }

    @Override
    public void hear(byte[] bytes, int length, long now) {
        for (int i = 0; i < length; i++)
            ear.accept(bytes[i], new Moment(0, now, 0)).ifPresent(frame -> obey(frame, now));
    }

    private void obey(CapnostreamDeframer.Frame frame, long now) {
        heardAt = now;
        switch (frame.code()) {
            case CapnostreamFrames.ENABLE -> enable();
            case CapnostreamFrames.DISABLE -> hangUp();
            case CapnostreamFrames.START_REAL_TIME -> realTime = enabled;
            case CapnostreamFrames.STOP_REAL_TIME -> realTime = false;
            case CapnostreamFrames.SETUP ->
                answers.add(CapnostreamFrames.frame(CapnostreamFrames.SETUP, frame.payload()));
            default -> {} // link active, host id: hearing them is all
        }
    }

    private void enable() {
        enabled = true;
        answers.add(CapnostreamFrames.deviceId(IDENTITY));
    }

    @Override
    public void replugged() {
        ear.reset();
        hangUp();
    }
}
