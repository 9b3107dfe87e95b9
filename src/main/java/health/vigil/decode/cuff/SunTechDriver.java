package health.vigil.decode.cuff;

import health.vigil.decode.Driver;
import health.vigil.decode.FrameCounts;
import health.vigil.decode.Line;
import health.vigil.decode.Sheet;
import health.vigil.decode.Tally;
import health.vigil.decode.Window;
import health.vigil.decode.cuff.SunTechFrames.Result;
import health.vigil.vital.CuffOrder;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// SunTech OEM blood pressure modules: orders, live cuff pressure, systolic, diastolic and mean pressure
/// (serial-protocols.md 3.1).
///
/// Without control it only watches: it asks for the pressure and, after a determination that somebody else started,
/// for the result. A failed determination is a CUFF_FAILED event whose value is the module's error code, or the
/// character code of its reply letter, or 0 when we gave up.
public final class SunTechDriver implements Driver {
    /// Three polls without an answer and the time to answer the last (serial-protocols.md rule 5).
    private static final long SILENCE_MILLIS = 3 * SunTechCycle.IDLE_POLL_NANOS / Moment.NANOS_PER_MILLI + 500;

    /// What is known of these modules.
    public static final Sheet SHEET = new Sheet(
            "suntech",
            "SunTech Advantage OEM, Advantage A+, LX",
            new Sheet.Gives(
                    List.of(Vital.NIBP_SYSTOLIC, Vital.NIBP_DIASTOLIC, Vital.NIBP_MEAN), List.of(), "start, abort"),
            new Sheet.Trust(
                    Sheet.Check.CHECKSUM,
                    Sheet.Confidence.DRIVERS,
                    "two drivers, one quoting the SunTech document",
                    "published vectors"),
            Sheet.Use.MONITORING);

    private final boolean control;
    private final Tally tally = new Tally();
    private final Window window = new Window(SunTechFrames.RESULT_BYTES, tally);
    private final SunTechCycle cycle = new SunTechCycle(tally);
    private @Nullable Moment sent;

    /// @param control true if the operator allowed orders to the cuff
    public SunTechDriver(boolean control) {
        this.control = control;
    }

    @Override
    public String name() {
        return SHEET.name();
    }

    @Override
    public Line line() {
        return Line.of(9600);
    }

    @Override
    public long silenceMillis() {
        return SILENCE_MILLIS;
    }

    @Override
    public FrameCounts counts() {
        return tally.counts();
    }

    @Override
    public void opened(Moment now) {
        tally.skipped(window.size());
        window.clear();
        cycle.opened(now);
        sent = null;
    }

    @Override
    public boolean takesOrders() {
        return control;
    }

    @Override
    public boolean order(CuffOrder order) {
        return control && cycle.order(order);
    }

    @Override
    public byte[] due(Moment now) {
        var command = cycle.next(now);
        if (command == null) return new byte[0];
        dropStale();
        sent = now;
        return command.bytes();
    }

    /// Half a packet from before the previous command will never be completed: every answer is over in 25 ms. Left
    /// there, it would swallow the answers to come.
    private void dropStale() {
        if (sent != null && window.size() > 0 && window.at(0).nanosSince(sent) < 0) skip();
    }

    @Override
    public void receive(byte[] bytes, int offset, int length, Moment at, Consumer<Reading> readings) {
        tally.received(length);
        cycle.late(readings);
        for (int i = offset; i < offset + length; i++) {
            window.add(bytes[i], at);
            while (advance(readings)) {}
        }
    }

    /// One step through the window; false when more bytes are needed.
    private boolean advance(Consumer<Reading> readings) {
        if (window.size() == 0) return false;
        if (window.get(0) != SunTechFrames.MODULE_START) return skip();
        if (window.size() < 2) return false;
        var length = window.get(1);
        if (!known(length)) return skip();
        if (window.size() < length) return false;
        if (window.sum(0, length) == 0) return packet(length, readings);
        tally.badChecksum();
        return skip();
    }

    /// Only what we ask for is looked at: any other length is noise that must not hold the window.
    private static boolean known(int length) {
        return length == SunTechFrames.REPLY_BYTES
                || length == SunTechFrames.PRESSURE_BYTES
                || length == SunTechFrames.RESULT_BYTES;
    }

    private boolean skip() {
        tally.skipped(1);
        window.drop(1);
        return true;
    }

    private boolean packet(int length, Consumer<Reading> readings) {
        tally.frame();
        var at = window.at(0);
        switch (length) {
            case SunTechFrames.REPLY_BYTES -> cycle.reply((char) window.get(2), at, readings);
            case SunTechFrames.PRESSURE_BYTES -> cycle.pressure(SunTechFrames.word(window, 2), at, readings);
            default -> cycle.result(Result.of(window), at, readings);
        }
        window.drop(length);
        return true;
    }
}
