package health.vigil.simulator.device.capnograph;

import health.vigil.decode.capnograph.PhaseinFrames;
import health.vigil.simulator.child.Chance;
import health.vigil.simulator.child.Child;
import health.vigil.simulator.device.Fault;
import health.vigil.simulator.device.Nose;
import java.util.Arrays;
import java.util.function.Consumer;

/// A Phasein IRMA in the airway: sleeps until it is told to measure, then sends 20 frames a second, the slower values
/// by turns (serial-protocols.md 4.3). It measures in percent and says the pressure that goes with them.
public final class Irma implements Capnograph {
    private static final long SECOND = 1_000_000_000L;
    private static final long FRAME_PERIOD = SECOND / 20;
    private static final long ZEROES_NANOS = 5 * SECOND;
    private static final int SETS = 10;
    private static final int HECTOPASCAL = 1013;
    private static final double MMHG_PER_PERCENT = HECTOPASCAL * 0.750062 / 100;
    private static final int USUAL_APNEA_SECONDS = 20;
    private static final int MOST_SECONDS = 254; // FF means missing

    private final Nose nose;
    private final PhaseinEar ear = new PhaseinEar();
    private boolean measures;
    private int apneaSeconds = USUAL_APNEA_SECONDS;
    private long zeroUntil;
    private long frames;
    private long now;

    public Irma(Child child, Chance chance) {
        nose = new Nose(child, chance, 0);
    }

    @Override
    public String protocol() {
        return "phasein";
    }

    @Override
    public Nose nose() {
        return nose;
    }

    @Override
    public void step(long time, Consumer<byte[]> says) {
        now = time;
        if (zeroUntil > 0 && now >= zeroUntil) zeroed();
        for (; frames * FRAME_PERIOD <= now; frames++) {
            var ended = nose.sample(frames * FRAME_PERIOD);
            if (measures) says.accept(frame(ended));
        }
    }

    private void zeroed() {
        zeroUntil = 0;
        nose.suffer(Fault.NONE);
    }

    private byte[] frame(boolean breathEnded) {
        var set = (int) (frames % SETS);
        return PhaseinFrames.frame(set, status(breathEnded), nose.mmHg() / MMHG_PER_PERCENT, slow(set));
    }

    private int status(boolean breathEnded) {
        return (breathEnded ? PhaseinFrames.BREATH : 0)
                | (apnea() ? PhaseinFrames.APNEA : 0)
                | (nose.zeroing() ? PhaseinFrames.INACCURATE : 0)
                | (nose.line() == Nose.SamplingLine.CONNECTED ? 0 : PhaseinFrames.CHECK_ADAPTER);
    }

    private boolean apnea() {
        return nose.silentSeconds() >= apneaSeconds;
    }

    private int[] slow(int set) {
        var values = new int[] {
            PhaseinFrames.MISSING, PhaseinFrames.MISSING, PhaseinFrames.MISSING,
            PhaseinFrames.MISSING, PhaseinFrames.MISSING, PhaseinFrames.MISSING
        };
        var known = nose.known() && !apnea();
        switch (set) {
            case PhaseinFrames.INSPIRED -> values[0] = known ? tenths(nose.inspired()) : PhaseinFrames.MISSING;
            case PhaseinFrames.EXPIRED -> values[0] = known ? tenths(nose.endTidal()) : PhaseinFrames.MISSING;
            case PhaseinFrames.GENERAL -> {
                values[0] = apnea() ? 0 : known ? nose.rate() : PhaseinFrames.MISSING;
                values[1] = Math.min(MOST_SECONDS, nose.silentSeconds());
                values[4] = HECTOPASCAL >> 8;
                values[5] = HECTOPASCAL & 0xFF;
            }
            default -> Arrays.fill(values, 0); // other gases, registers, configuration: nothing to say
        }
        return values;
    }

    private static int tenths(int mmHg) {
        return (int) Math.round(mmHg / MMHG_PER_PERCENT * 10);
    }

    @Override
    public void hear(byte[] bytes, int length, long at) {
        for (int i = 0; i < length; i++) ear.accept(bytes[i]).ifPresent(this::obey);
    }

    private void obey(PhaseinEar.Order order) {
        switch (order) {
            case PhaseinEar.Order.Mode(var measure) -> measures = measure;
            case PhaseinEar.Order.ApneaTime(var seconds) -> apneaSeconds = seconds;
            case PhaseinEar.Order.Zero() -> {
                zeroUntil = now + ZEROES_NANOS;
                nose.suffer(Fault.ZEROING);
            }
        }
    }

    /// Its power comes through the plug.
    @Override
    public void replugged() {
        ear.reset();
        measures = false;
        apneaSeconds = USUAL_APNEA_SECONDS;
    }
}
