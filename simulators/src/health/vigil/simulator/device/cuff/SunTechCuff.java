package health.vigil.simulator.device.cuff;

import health.vigil.decode.cuff.SunTechFrames;
import health.vigil.decode.cuff.SunTechFrames.Command;
import health.vigil.decode.cuff.SunTechFrames.Result;
import health.vigil.simulator.child.Child;
import health.vigil.simulator.device.Arm;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/// A SunTech OEM blood pressure module: starts only when told to, answers polls of the cuff pressure, stops when told
/// to, and can fail (serial-protocols.md 3.1).
public final class SunTechCuff implements Cuff {
    private static final int ADULT_MMHG = 160; // first inflation by patient mode, as makers set it
    private static final int CHILD_MMHG = 120;
    private static final int NEWBORN_MMHG = 85;

    private final Inflation inflation;
    private SunTechFrames.Commands commands = new SunTechFrames.Commands();
    private final ArrayDeque<byte[]> answers = new ArrayDeque<>();

    public SunTechCuff(Child child, Arm arm) {
        inflation = new Inflation(child, arm);
    }

    @Override
    public String protocol() {
        return "suntech";
    }

    @Override
    public Inflation inflation() {
        return inflation;
    }

    @Override
    public void step(long now, Consumer<byte[]> says) {
        while (!answers.isEmpty()) says.accept(answers.remove());
        if (inflation.step(now)) says.accept(SunTechFrames.reply(SunTechFrames.DONE));
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
            case GET_PRESSURE -> answers.add(SunTechFrames.pressure(inflation.mmHg()));
            case GET_RESULT -> answers.add(SunTechFrames.result(result()));
        }
    }

    private Result result() {
        var found = inflation.latest();
        if (found == null || inflation.error() != 0) return Result.failed(inflation.error());
        return new Result(found.systolic(), found.diastolic(), found.mean(), found.pulse(), 0);
    }

    private void start(int firstMmHg) {
        var free = inflation.start(firstMmHg);
        answers.add(SunTechFrames.reply(free ? SunTechFrames.RECEIVED : SunTechFrames.BUSY));
    }

    private void abort() {
        inflation.abort();
        answers.add(SunTechFrames.reply(SunTechFrames.ABORTED));
    }

    @Override
    public void replugged() {
        commands = new SunTechFrames.Commands();
        answers.clear();
    }
}
