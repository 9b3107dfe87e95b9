package health.vigil.decode.cuff;

import health.vigil.decode.Tally;
import health.vigil.decode.cuff.DinamapReply.Pressure;
import health.vigil.vital.CuffOrder;
import health.vigil.vital.Method;
import health.vigil.vital.Moment;
import health.vigil.vital.Quality;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.DeviceEvent.Kind;
import health.vigil.vital.Vital;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A Dinamap's determinations one after the other, by the state it tells every second. A result is new if it is younger
/// than the one before was; the first is shown with its age.
final class DinamapCuff {
    private static final char BUSY = '0';
    private static final char DONE = '1';
    private static final char ADULT = '1';
    private static final char NEONATE = '2';
    /// An order that the monitor did not follow within so many replies was not taken.
    private static final int PATIENCE = 5;
    /// A stop that the monitor did not follow within so many replies is sent again, and so often.
    private static final int STOP_PATIENCE = 3;

    private static final int STOPS = 3;

    private final Tally tally;
    private @Nullable Pressure latest;
    private @Nullable CuffOrder wanted;
    private boolean running;
    /// Replies since a start was sent that is not followed yet; 0 if none is.
    private int waiting;
    /// Busy replies since a stop was sent; -1 if none is to be followed.
    private int unstopped = -1;

    DinamapCuff(Tally tally) {
        this.tally = tally;
    }

    void opened() {
        latest = null;
        wanted = null;
        running = false;
        waiting = 0;
        unstopped = -1;
    }

    /// A start in the mode that the monitor is known to be in, or a stop. There is no order that sets the mode: a
    /// newborn's cuff must not be filled as an adult's.
    boolean order(CuffOrder order) {
        if (order != CuffOrder.ABORT && (running || waiting > 0 || wanted != null || !mode(order))) return false;
        wanted = order;
        return true;
    }

    private boolean mode(CuffOrder order) {
        return latest != null && latest.mode() == (order == CuffOrder.START_NEONATAL ? NEONATE : ADULT);
    }

    /// The command to send now, if one was ordered.
    @Nullable
    String next() {
        var order = wanted;
        wanted = null;
        if (order == null) return null;
        waiting = order == CuffOrder.ABORT ? 0 : 1;
        if (order == CuffOrder.ABORT && unstopped < 0) unstopped = 0;
        return order == CuffOrder.ABORT ? DinamapLines.STOP : DinamapLines.START;
    }

    void heard(Pressure now, Moment at, Consumer<Reading> readings) {
        var before = latest;
        latest = now;
        if (now.status() != BUSY) unstopped = -1;
        if (now.status() == BUSY) busy(before == null, at, readings);
        else if (running) ended(now, before, at, readings);
        else idle(now, before, at, readings);
    }

    private void busy(boolean first, Moment at, Consumer<Reading> readings) {
        waiting = 0;
        if (unstopped >= 0) unfollowed(at, readings);
        if (running) return;
        running = true;
        readings.accept(new Reading.DeviceEvent(at, Kind.CUFF_STARTED, 0, first ? "already running" : ""));
    }

    /// It squeezes on though it was told to stop: told again, and in the end that it could not be stopped. What goes on
    /// then is a running determination like any other.
    private void unfollowed(Moment at, Consumer<Reading> readings) {
        unstopped++;
        if (unstopped >= STOPS * STOP_PATIENCE) {
            unstopped = -1;
            running = false;
            failed(0, "no answer: stop", at, readings);
        } else if (unstopped % STOP_PATIENCE == 0) wanted = CuffOrder.ABORT;
    }

    private void ended(Pressure now, @Nullable Pressure before, Moment at, Consumer<Reading> readings) {
        running = false;
        if (now.status() != DONE) failed(now.status(), words(now.status()), at, readings);
        else if (!younger(now, before)) failed(0, "stopped without a result", at, readings);
        else if (!possible(now)) refused(at, readings);
        else {
            readings.accept(new Reading.DeviceEvent(at, Kind.CUFF_DONE, 0, ""));
            tell(now, at, readings);
        }
    }

    private void idle(Pressure now, @Nullable Pressure before, Moment at, Consumer<Reading> readings) {
        if (waiting > 0 && ++waiting > PATIENCE) {
            waiting = 0;
            failed(0, "no answer: start", at, readings);
        }
        if (before != null && before.status() != now.status() && now.status() != DONE)
            failed(now.status(), words(now.status()), at, readings);
        if (now.status() == DONE && younger(now, before) && possible(now)) tell(now, at, readings);
    }

    private void refused(Moment at, Consumer<Reading> readings) {
        tally.outOfRange();
        failed(0, "impossible result", at, readings);
    }

    private static void failed(int code, String words, Moment at, Consumer<Reading> readings) {
        readings.accept(new Reading.DeviceEvent(at, Kind.CUFF_FAILED, code, words));
    }

    private static boolean younger(Pressure now, @Nullable Pressure before) {
        if (now.ageSeconds() == DinamapReply.NONE) return false;
        return before == null || before.ageSeconds() == DinamapReply.NONE || now.ageSeconds() < before.ageSeconds();
    }

    private static boolean possible(Pressure now) {
        return now.systolic() > now.mean()
                && now.mean() > now.diastolic()
                && now.diastolic() > 0
                && Vital.NIBP_SYSTOLIC.plausible(now.systolic());
    }

    private static void tell(Pressure now, Moment at, Consumer<Reading> readings) {
        number(Vital.NIBP_SYSTOLIC, now.systolic(), now, at, readings);
        number(Vital.NIBP_DIASTOLIC, now.diastolic(), now, at, readings);
        number(Vital.NIBP_MEAN, now.mean(), now, at, readings);
    }

    private static void number(Vital vital, int value, Pressure now, Moment at, Consumer<Reading> readings) {
        readings.accept(new Reading.Measured(at, vital, value, Method.DEVICE, Quality.GOOD, now.ageSeconds() * 1000L));
    }

    private static String words(char status) {
        return switch (status) {
            case '3' -> "determination failed";
            case '4' -> "cuff not filled in time";
            case '6' -> "took too long";
            case '7' -> "took too long at one pressure";
            case '8' -> "cuff over-pressure or excess air";
            default -> "status " + status;
        };
    }
}
