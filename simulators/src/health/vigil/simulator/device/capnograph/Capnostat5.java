package health.vigil.simulator.device.capnograph;

import health.vigil.decode.capnograph.CapnostatDeframer;
import health.vigil.decode.capnograph.CapnostatFrames;
import health.vigil.simulator.child.Chance;
import health.vigil.simulator.child.Child;
import health.vigil.simulator.device.Fault;
import health.vigil.simulator.device.Nose;
import health.vigil.vital.Moment;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/// A Respironics Capnostat 5 in the airway: refuses commands while it boots, wants to be prepared, then sends carbon
/// dioxide 100 times a second with one number or its status in some packets (serial-protocols.md 4.2). Who takes its
/// power takes what it was told.
public final class Capnostat5 implements Capnograph {
    private static final long SECOND = 1_000_000_000L;
    private static final long WAVE_PERIOD = SECOND / 100;
    private static final long BOOTS_NANOS = 2 * SECOND;
    private static final long ZEROES_NANOS = 10 * SECOND;
    private static final int MODULO = 128;
    private static final int STILL_BOOTING = 0; // why a command is refused
    private static final int INVALID_COMMAND = 1;
    private static final int ZERO_BEGUN = 0; // answers to the order to zero
    private static final int NOT_PREPARED = 1;
    private static final int ZERO_UNDER_WAY = 2;

    private final Nose nose;
    private final CapnostatDeframer ear = new CapnostatDeframer();
    private final ArrayDeque<byte[]> answers = new ArrayDeque<>();
    private CapnostatMemory memory = new CapnostatMemory();
    private boolean running;
    private long poweredAt;
    private long zeroUntil;
    private long waves;
    private long now;

    public Capnostat5(Child child, Chance chance) {
        nose = new Nose(child, chance, 0);
    }

    @Override
    public String protocol() {
        return "capnostat";
    }

    @Override
    public Nose nose() {
        return nose;
    }

    @Override
    public void step(long time, Consumer<byte[]> says) {
        now = time;
        if (zeroUntil > 0 && now >= zeroUntil) zeroed();
        while (!answers.isEmpty()) says.accept(answers.remove());
        for (; waves * WAVE_PERIOD <= now; waves++) {
            nose.sample(waves * WAVE_PERIOD);
            if (running) says.accept(packet());
        }
    }

    private void zeroed() {
        zeroUntil = 0;
        nose.suffer(Fault.NONE);
    }

    private byte[] packet() {
        var number = (int) (waves % MODULO);
        var raw = memory.prepared() && nose.sees()
                ? CapnostatFrames.raw(memory.inUnit(nose.mmHg()))
                : CapnostatFrames.NO_SAMPLE;
        return switch ((int) (waves * WAVE_PERIOD % SECOND / WAVE_PERIOD)) {
            case 0 -> CapnostatFrames.wave(number, raw, CapnostatFrames.STATUS, 0, 0, 0, 0, status().code);
            case 25 -> CapnostatFrames.wave(number, raw, tenths(CapnostatFrames.ETCO2, nose.endTidal()));
            case 50 -> CapnostatFrames.wave(number, raw, number(CapnostatFrames.RESPIRATION_RATE, nose.rate()));
            case 75 -> CapnostatFrames.wave(number, raw, tenths(CapnostatFrames.INSPIRED_CO2, nose.inspired()));
            default -> CapnostatFrames.wave(number, raw);
        };
    }

    private int[] tenths(int parameter, int mmHg) {
        return number(parameter, (int) Math.round(memory.inUnit(mmHg) * 10));
    }

    /// 0 is written for a number that is not known, and for all in a child that does not breathe.
    private int[] number(int parameter, int value) {
        var there = memory.prepared() && nose.known() && nose.silentSeconds() < memory.noBreathSeconds();
        return CapnostatFrames.parameter(parameter, there ? value : 0);
    }

    private Status status() {
        if (!memory.prepared()) return Status.UNPREPARED;
        if (nose.zeroing()) return Status.ZEROING;
        return switch (nose.line()) {
            case CONNECTED -> Status.WELL;
            case OFF -> Status.CHECK_ADAPTER;
            case BLOCKED -> Status.CHECK_LINE;
        };
    }

    @Override
    public void hear(byte[] bytes, int length, long at) {
        for (int i = 0; i < length; i++)
            ear.accept(bytes[i], new Moment(0, at, 0)).ifPresent(this::obey);
    }

    private void obey(CapnostatDeframer.Frame order) {
        if (now - poweredAt < BOOTS_NANOS) {
            answer(CapnostatFrames.REFUSED, STILL_BOOTING);
            return;
        }
        switch (order.command()) {
            case CapnostatFrames.STOP -> {
                running = false;
                answer(CapnostatFrames.STOP);
            }
            case CapnostatFrames.WAVE -> running = true; // the packets are the answer
            case CapnostatFrames.SETTING -> answers.add(memory.answer(order.data()));
            case CapnostatFrames.ZERO -> answer(CapnostatFrames.ZERO, zero());
            default -> answer(CapnostatFrames.REFUSED, INVALID_COMMAND);
        }
    }

    private void answer(int command, int... data) {
        answers.add(CapnostatFrames.frame(command, data));
    }

    private int zero() {
        if (!memory.prepared()) return NOT_PREPARED;
        if (nose.zeroing()) return ZERO_UNDER_WAY;
        zeroUntil = now + ZEROES_NANOS;
        nose.suffer(Fault.ZEROING);
        return ZERO_BEGUN;
    }

    /// Its power comes through the plug.
    @Override
    public void replugged() {
        ear.reset();
        answers.clear();
        memory = new CapnostatMemory();
        running = false;
        poweredAt = now;
    }

    /// The gravest thing it has to say of itself.
    private enum Status {
        WELL(0),
        UNPREPARED(3),
        ZEROING(5),
        CHECK_ADAPTER(9),
        CHECK_LINE(10);

        private final int code;

        Status(int code) {
            this.code = code;
        }
    }
}
