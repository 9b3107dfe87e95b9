package health.vigil.decode.cuff;

import health.vigil.decode.Tally;
import health.vigil.decode.cuff.SunTechFrames.Command;
import health.vigil.decode.cuff.SunTechFrames.Result;
import health.vigil.vital.CuffOrder;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.DeviceEvent.Kind;
import health.vigil.vital.Vital;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One determination of blood pressure after the other: which command is next and what the module's answers mean.
///
/// A determination is believed to run from the module's own acknowledgement, or from pressure found in the cuff (it
/// was started before we came). It is over at the module's "done", or when the cuff went flat and stayed so: a lost
/// "done" must not lose the result.
final class SunTechCycle {
    /// At least this long between two commands (serial-protocols.md 3.1).
    private static final long SPACING_NANOS = 100 * Moment.NANOS_PER_MILLI;
    /// Cuff pressure is asked for this often during a determination (serial-protocols.md 3.1).
    private static final long POLL_NANOS = 200 * Moment.NANOS_PER_MILLI;
    /// And this often otherwise, so that silence can be noticed.
    static final long IDLE_POLL_NANOS = Moment.NANOS_PER_SECOND;
    /// An answer that takes longer was lost: at 9600 baud the longest takes 25 ms.
    private static final long ANSWER_NANOS = Moment.NANOS_PER_SECOND;
    /// The longest that any determination may hold pressure is 180 s (ISO/IEC 80601-2-30); some margin for the end.
    private static final long LONGEST_NANOS = 200 * Moment.NANOS_PER_SECOND;
    /// How often a command is repeated before its answer is given up.
    private static final int TRIES = 3;
    /// Pressure that no idle cuff has. IEC 80601-2-30 wants a deflated adult cuff at or below 15 mmHg.
    private static final int INFLATED_MMHG = 20;
    /// A cuff at or below this, for so many polls in a row, is flat: 2 s.
    private static final int FLAT_MMHG = 15;

    private static final int FLAT_POLLS = 10;

    /// What the cuff does, as far as we know.
    private sealed interface Stage {
        record Idle() implements Stage {}

        /// The start command went out, no answer yet.
        record Starting(Moment sent) implements Stage {}

        /// @param inflated true once pressure was seen
        /// @param flat polls in a row without pressure after that
        record Measuring(Moment since, boolean inflated, int flat) implements Stage {}

        /// The result is asked for.
        record Fetching(int tries) implements Stage {}

        /// The module was told to stop.
        ///
        /// @param measuring true if a determination was running
        record Aborting(boolean measuring, int tries) implements Stage {}
    }

    private static final Stage IDLE = new Stage.Idle();

    private final Tally tally;
    private final List<Reading> late = new ArrayList<>();
    private Stage stage = IDLE;
    /// True from the end of a determination until the cuff was seen flat: its last air is not a new determination.
    private boolean deflating;

    private @Nullable CuffOrder wanted;
    private @Nullable Moment sent;

    SunTechCycle(Tally tally) {
        this.tally = tally;
    }

    /// The line is new: what was ordered is stale, what ran is unknown.
    void opened(Moment now) {
        if (measuring()) fail(now, 0, "connection lost during the measurement", late::add);
        stage = IDLE;
        deflating = false;
        wanted = null;
        sent = null;
    }

    /// False for a second start while a determination runs or is wanted.
    boolean order(CuffOrder order) {
        if (order != CuffOrder.ABORT && (!(stage instanceof Stage.Idle) || wanted != null)) return false;
        wanted = order;
        return true;
    }

    /// The command to send now, if any.
    @Nullable
    Command next(Moment now) {
        if (since(sent, now) < SPACING_NANOS) return null;
        var command = wanted == null ? routine(now) : ordered(wanted, now);
        if (command != null) sent = now;
        return command;
    }

    private Command ordered(CuffOrder order, Moment now) {
        stage = order == CuffOrder.ABORT ? new Stage.Aborting(measuring(), 1) : new Stage.Starting(now);
        wanted = null;
        return Command.of(order);
    }

    private @Nullable Command routine(Moment now) {
        return switch (stage) {
            case Stage.Idle idle -> poll(IDLE_POLL_NANOS, now);
            case Stage.Starting start -> now.nanosSince(start.sent) < ANSWER_NANOS ? null : giveUp(now, "start");
            case Stage.Measuring run ->
                now.nanosSince(run.since) < LONGEST_NANOS ? poll(POLL_NANOS, now) : giveUp(now, "measurement");
            case Stage.Fetching fetching -> fetch(fetching.tries, now);
            case Stage.Aborting aborting -> abort(aborting.measuring, aborting.tries, now);
        };
    }

    private @Nullable Command poll(long period, Moment now) {
        return since(sent, now) < period ? null : Command.GET_PRESSURE;
    }

    private @Nullable Command fetch(int tries, Moment now) {
        if (tries > 0 && since(sent, now) < ANSWER_NANOS) return null;
        if (tries == TRIES) return giveUp(now, "result");
        stage = new Stage.Fetching(tries + 1);
        return Command.GET_RESULT;
    }

    private @Nullable Command abort(boolean measuring, int tries, Moment now) {
        if (since(sent, now) < ANSWER_NANOS) return null;
        if (tries == TRIES) return giveUp(now, "stop");
        stage = new Stage.Aborting(measuring, tries + 1);
        return Command.ABORT;
    }

    private @Nullable Command giveUp(Moment now, String what) {
        fail(now, 0, "no answer: " + what, late::add);
        return null;
    }

    private static long since(@Nullable Moment earlier, Moment now) {
        return earlier == null ? Long.MAX_VALUE : now.nanosSince(earlier);
    }

    private boolean measuring() {
        return stage instanceof Stage.Starting || stage instanceof Stage.Measuring || stage instanceof Stage.Fetching;
    }

    /// What became clear while nothing was being received.
    void late(Consumer<Reading> readings) {
        late.forEach(readings);
        late.clear();
    }

    void reply(char letter, Moment at, Consumer<Reading> readings) {
        switch (stage) {
            case Stage.Idle idle -> ignored(letter);
            case Stage.Starting start -> started(letter, at, readings);
            case Stage.Measuring run -> running(letter, at, readings);
            case Stage.Fetching fetching -> ignored(letter);
            case Stage.Aborting aborting -> stopped(letter, aborting.measuring, at, readings);
        }
    }

    /// The module acknowledges polls too; only letters without a meaning here are counted.
    private void ignored(char letter) {
        if (letter != SunTechFrames.RECEIVED && letter != SunTechFrames.DONE) tally.unknown();
    }

    private void started(char letter, Moment at, Consumer<Reading> readings) {
        if (letter == SunTechFrames.RECEIVED) begin(at, "", readings);
        else if (letter == SunTechFrames.DONE) tally.unknown();
        else fail(at, letter, SunTechWords.reply(letter), readings);
    }

    /// The module itself said that it is over.
    private void end(Moment at, int code, String words, Consumer<Reading> readings) {
        deflating = true;
        fail(at, code, words, readings);
    }

    private void begin(Moment at, String text, Consumer<Reading> readings) {
        stage = new Stage.Measuring(at, false, 0);
        readings.accept(new Reading.DeviceEvent(at, Kind.CUFF_STARTED, 0, text));
    }

    private void running(char letter, Moment at, Consumer<Reading> readings) {
        switch (letter) {
            case SunTechFrames.DONE -> stage = new Stage.Fetching(0);
            case SunTechFrames.ABORTED, SunTechFrames.ERROR, SunTechFrames.TIMED_OUT ->
                end(at, letter, SunTechWords.reply(letter), readings);
            default -> ignored(letter);
        }
    }

    /// A module that did not understand, or refuses, goes on squeezing: it is told again until it says that it stopped.
    private void stopped(char letter, boolean measuring, Moment at, Consumer<Reading> readings) {
        if (letter == SunTechFrames.RECEIVED) return;
        if (!restful(letter)) {
            tally.unknown();
            return;
        }
        if (measuring) end(at, letter, SunTechWords.reply(SunTechFrames.ABORTED), readings);
        stage = IDLE;
    }

    /// True of an answer by which nothing inflates any more.
    private static boolean restful(char letter) {
        return letter == SunTechFrames.ABORTED
                || letter == SunTechFrames.DONE
                || letter == SunTechFrames.TIMED_OUT
                || letter == SunTechFrames.SLEEPING;
    }

    void pressure(int mmHg, Moment at, Consumer<Reading> readings) {
        if (!Vital.NIBP_SYSTOLIC.plausible(mmHg)) {
            tally.outOfRange();
            return;
        }
        deflating &= mmHg > FLAT_MMHG;
        if (stage instanceof Stage.Idle && mmHg >= INFLATED_MMHG && !deflating) begin(at, "already running", readings);
        readings.accept(new Reading.DeviceEvent(at, Kind.CUFF_PRESSURE, mmHg, ""));
        if (stage instanceof Stage.Measuring run) follow(run, mmHg);
    }

    private void follow(Stage.Measuring run, int mmHg) {
        var inflated = run.inflated || mmHg >= INFLATED_MMHG;
        var flat = inflated && mmHg <= FLAT_MMHG ? run.flat + 1 : 0;
        stage = flat == FLAT_POLLS ? new Stage.Fetching(0) : new Stage.Measuring(run.since, inflated, flat);
    }

    void result(Result result, Moment at, Consumer<Reading> readings) {
        if (!(stage instanceof Stage.Fetching)) return;
        if (result.error() != 0) failed(result.error(), at, readings);
        else if (!possible(result)) refuse(at, readings);
        else publish(result, at, readings);
    }

    /// What passes may be tried again; what does not is the module's own fault, and is said besides.
    private void failed(int code, Moment at, Consumer<Reading> readings) {
        var words = SunTechWords.error(code);
        deflating = true;
        stage = IDLE;
        var kind = SunTechWords.passing(code) ? Kind.CUFF_DISTURBED : Kind.CUFF_FAILED;
        readings.accept(new Reading.DeviceEvent(at, kind, code, words));
        if (SunTechWords.outOfOrder(code)) readings.accept(new Reading.DeviceEvent(at, Kind.DEVICE_FAULT, code, words));
    }

    private static boolean possible(Result result) {
        return result.systolic() > result.mean()
                && result.mean() > result.diastolic()
                && result.diastolic() > 0
                && Vital.NIBP_SYSTOLIC.plausible(result.systolic());
    }

    private void refuse(Moment at, Consumer<Reading> readings) {
        tally.outOfRange();
        deflating = true;
        stage = IDLE;
        readings.accept(new Reading.DeviceEvent(at, Kind.CUFF_DISTURBED, 0, "impossible result"));
    }

    private void publish(Result result, Moment at, Consumer<Reading> readings) {
        stage = IDLE;
        deflating = true;
        readings.accept(new Reading.DeviceEvent(at, Kind.CUFF_DONE, 0, ""));
        readings.accept(Reading.Measured.of(at, Vital.NIBP_SYSTOLIC, result.systolic()));
        readings.accept(Reading.Measured.of(at, Vital.NIBP_DIASTOLIC, result.diastolic()));
        readings.accept(Reading.Measured.of(at, Vital.NIBP_MEAN, result.mean()));
    }

    private void fail(Moment at, int code, String words, Consumer<Reading> readings) {
        stage = IDLE;
        readings.accept(new Reading.DeviceEvent(at, Kind.CUFF_FAILED, code, words));
    }
}
