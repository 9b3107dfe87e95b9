package health.vigil.simulator.device.capnograph;

import health.vigil.decode.capnograph.CapnostreamDeframer;
import health.vigil.decode.capnograph.CapnostreamFrames;
import health.vigil.decode.capnograph.CapnostreamFrames.Co2Unit;
import health.vigil.decode.capnograph.CapnostreamFrames.Numerics;
import health.vigil.simulator.child.Chance;
import health.vigil.simulator.child.Child;
import health.vigil.simulator.device.Fault;
import health.vigil.simulator.device.Nose;
import health.vigil.vital.Moment;
import java.util.ArrayDeque;
import java.util.Set;
import java.util.function.Consumer;

/// A Capnostream 20 capnograph: session, carbon dioxide 20 times a second, numerics once a second, its own no-breath
/// alarm (serial-protocols.md 4.1). It has no oximeter.
public final class Capnostream20 implements Capnograph {
    private static final long SECOND = 1_000_000_000L;
    private static final long WAVE_PERIOD = SECOND / 20;
    private static final long LINK_LOST_AFTER = 30 * SECOND; // the host says every 5 s that it is there
    private static final int NO_BREATH_SECONDS = 15;
    private static final int MOST_SECONDS = 254; // 255 means missing
    private static final double LINE_SECONDS = 2.5; // from the nose to the sensor
    private static final String IDENTITY = "V45.67 02/24/2008 B355987654  ";

    private final String protocol;
    private final Nose nose;
    private final CapnostreamDeframer ear = new CapnostreamDeframer();
    private final ArrayDeque<byte[]> answers = new ArrayDeque<>();
    private boolean enabled;
    private boolean realTime;
    private boolean lowBattery;
    private long heardAt;
    private long waves;
    private int number;

    /// @param protocol by whichever of its speeds
    public Capnostream20(String protocol, Child child, Chance chance) {
        this.protocol = protocol;
        nose = new Nose(child, chance, (int) (LINE_SECONDS * SECOND / WAVE_PERIOD));
    }

    @Override
    public String protocol() {
        return protocol;
    }

    @Override
    public Nose nose() {
        return nose;
    }

    @Override
    public Set<Fault> faults() {
        var faults = Nose.faults();
        faults.add(Fault.LOW_BATTERY);
        return faults;
    }

    @Override
    public void suffer(Fault now) {
        lowBattery = now == Fault.LOW_BATTERY;
        nose.suffer(now);
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
        boolean ended = nose.sample(at);
        if (realTime) says.accept(CapnostreamFrames.wave(number++ & 0xFF, nose.mmHg(), fast(ended)));
        if (enabled && at % SECOND == 0) says.accept(CapnostreamFrames.numerics(numerics(at)));
    }

    private int fast(boolean ended) {
        if (nose.zeroing()) return CapnostreamFrames.SFM | CapnostreamFrames.INVALID_CO2;
        return switch (nose.line()) {
            case CONNECTED -> ended ? CapnostreamFrames.END_OF_BREATH : 0;
            case OFF -> CapnostreamFrames.FILTER_LINE_OFF | CapnostreamFrames.INVALID_CO2;
            case BLOCKED -> CapnostreamFrames.OCCLUSION | CapnostreamFrames.INVALID_CO2;
        };
    }

    private Numerics numerics(long at) {
        int silent = Math.min(MOST_SECONDS, nose.silentSeconds());
        if (silent >= NO_BREATH_SECONDS) return numbers(at, 0, 0, 0, silent);
        if (!nose.known())
            return numbers(at, CapnostreamFrames.MISSING, CapnostreamFrames.MISSING, CapnostreamFrames.MISSING, 0);
        return numbers(at, nose.endTidal(), nose.inspired(), nose.rate(), 0);
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
