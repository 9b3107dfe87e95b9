package health.vigil.simulator.device;

import health.vigil.decode.cuff.SunTechFrames;
import health.vigil.decode.cuff.SunTechFrames.Command;
import health.vigil.decode.cuff.SunTechFrames.Result;
import health.vigil.simulator.child.Child;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/// A SunTech OEM blood pressure module: starts only when told to, answers polls of the cuff pressure, stops when told
/// to, and can fail (serial-protocols.md 3.1). One determination takes 25 to 40 s.
public final class SunTechCuff implements Device {
    /// Error 2 of the module: artifact, erratic signal.
    public static final int ERRATIC = 2;

    /// Error 87 of the module: the cuff leaks or is loose.
    public static final int LEAK = 87;

    private static final int TERMINATED_BY_USER = 86;
    private static final long STEP_NANOS = 100_000_000;
    private static final double STEP_SECONDS = STEP_NANOS / 1e9;
    private static final double PUMP_MMHG_PER_SECOND = 25;
    private static final double BLEED_MMHG_PER_SECOND = 3;
    private static final double DUMP_MMHG_PER_SECOND = 90;
    private static final double ABOVE_SYSTOLIC_MMHG = 15; // the pump goes on until the pulse is gone
    private static final double BELOW_DIASTOLIC_MMHG = 10;
    private static final double LEAK_TOP_MMHG = 55;
    private static final int ADULT_MMHG = 160; // first inflation by patient mode, as makers set it
    private static final int CHILD_MMHG = 120;
    private static final int NEWBORN_MMHG = 85;

    /// Where a determination stands.
    private enum Stage {
        REST,
        PUMPING,
        BLEEDING,
        DUMPING
    }

    private final Child child;
    private final Arm arm;
    private SunTechFrames.Commands commands = new SunTechFrames.Commands();
    private Stage stage = Stage.REST;
    private double pressure;
    private double target;
    private int failNext;
    private int failing;
    private long steppedTo;
    private Result latest = Result.failed(0);
    private final ArrayDeque<byte[]> answers = new ArrayDeque<>();

    public SunTechCuff(Child child, Arm arm) {
        this.child = child;
        this.arm = arm;
    }

    @Override
    public String name() {
        return "cuff";
    }

    @Override
    public String protocol() {
        return "suntech";
    }

    /// The next determination ends with this error of the module; 0 for none.
    public void failNext(int error) {
        failNext = error;
    }

    @Override
    public void step(long now, Consumer<byte[]> says) {
        while (!answers.isEmpty()) says.accept(answers.remove());
        while (steppedTo + STEP_NANOS <= now) {
            steppedTo += STEP_NANOS;
            move(says);
        }
    }

    private void move(Consumer<byte[]> says) {
        switch (stage) {
            case REST -> {}
            case PUMPING -> pump();
            case BLEEDING -> bleed(says);
            case DUMPING -> dump();
        }
        arm.cuffMmHg(pressure);
    }

    private void pump() {
        pressure += PUMP_MMHG_PER_SECOND * STEP_SECONDS;
        boolean leaks = failing == LEAK && pressure >= LEAK_TOP_MMHG;
        if (pressure >= target || leaks) stage = Stage.BLEEDING;
    }

    private void bleed(Consumer<byte[]> says) {
        pressure -= BLEED_MMHG_PER_SECOND * STEP_SECONDS;
        if (pressure > child.diastolicMmHg() - BELOW_DIASTOLIC_MMHG) return;
        latest = failing != 0 ? Result.failed(failing) : measured();
        stage = Stage.DUMPING;
        says.accept(SunTechFrames.reply(SunTechFrames.DONE));
    }

    private Result measured() {
        int systolic = (int) Math.round(child.systolicMmHg());
        int diastolic = (int) Math.round(child.diastolicMmHg());
        int mean = (int) Math.round(child.meanMmHg());
        int pulse = (int) Math.round(child.pulsePerMin());
        arm.measured(new Arm.Pressure(steppedTo, systolic, diastolic, mean, pulse));
        return new Result(systolic, diastolic, mean, pulse, 0);
    }

    private void dump() {
        pressure = Math.max(0, pressure - DUMP_MMHG_PER_SECOND * STEP_SECONDS);
        if (pressure == 0) stage = Stage.REST;
    }

    @Override
    public void hear(byte[] bytes, int length, long now) {
        for (int i = 0; i < length; i++) commands.accept(bytes[i]).ifPresent(this::obey);
    }

    private void obey(Command command) {
        switch (command) {
            case START_ADULT -> start(ADULT_MMHG);
            case START_PEDIATRIC -> start(CHILD_MMHG);
            case START_NEONATAL -> start(NEWBORN_MMHG);
            case ABORT -> abort();
            case GET_PRESSURE -> answers.add(SunTechFrames.pressure((int) Math.round(pressure)));
            case GET_RESULT -> answers.add(SunTechFrames.result(latest));
        }
    }

    private void start(int firstMmHg) {
        boolean free = stage == Stage.REST;
        answers.add(SunTechFrames.reply(free ? SunTechFrames.RECEIVED : SunTechFrames.BUSY));
        if (!free) return;
        stage = Stage.PUMPING;
        target = Math.max(firstMmHg, child.systolicMmHg() + ABOVE_SYSTOLIC_MMHG);
        failing = failNext;
        failNext = 0;
    }

    private void abort() {
        if (stage == Stage.PUMPING || stage == Stage.BLEEDING) {
            latest = Result.failed(TERMINATED_BY_USER);
            stage = Stage.DUMPING;
        }
        answers.add(SunTechFrames.reply(SunTechFrames.ABORTED));
    }

    @Override
    public void replugged() {
        commands = new SunTechFrames.Commands();
        answers.clear();
    }
}
