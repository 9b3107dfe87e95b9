package health.vigil.source.capture;

import health.vigil.decode.Driver;
import health.vigil.decode.FrameCounts;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Gives a driver once more what it was given then, at the moments of then. A driver is deterministic, so it says the
/// same: where the capture lost nothing, its readings are equal to those of the day.
public final class Playback {
    /// Longer pauses between two openings are cut to this, so that a capture of two days need not be waited for.
    public static final long LONGEST_PAUSE_NANOS = 10 * Moment.NANOS_PER_SECOND;

    private final Driver driver;
    private final Consumer<Reading> readings;
    private @Nullable Moment opened;
    private @Nullable Moment latest;
    private @Nullable Moment asked;
    private long before;

    /// @param driver a new one, best of the name in the capture's header
    public Playback(Driver driver, Consumer<Reading> readings) {
        this.driver = driver;
        this.readings = readings;
    }

    /// Lives through the next line.
    public void play(CaptureLine line) {
        switch (line) {
            case CaptureLine.Opened open -> open(open.at());
            case CaptureLine.Received received -> {
                turn(received.at());
                driver.receive(received.bytes(), 0, received.bytes().length, received.at(), readings);
            }
            case CaptureLine.Quiet quiet -> turn(quiet.at());
            case CaptureLine.Ordered ordered -> driver.order(ordered.order());
            case CaptureLine.Closed closed -> ask();
            case CaptureLine.Sent sent -> {}
            case CaptureLine.Lost lost -> {}
        }
        latest = line.at();
    }

    /// Time of the capture from its first opening to a moment of its latest, in nanoseconds.
    public long elapsed(Moment at) {
        return opened == null ? 0 : before + at.nanosSince(opened);
    }

    public FrameCounts counts() {
        return driver.counts();
    }

    private void open(Moment at) {
        ask();
        if (opened != null && latest != null) before += latest.nanosSince(opened) + pause(latest, at);
        opened = at;
        driver.opened(at);
    }

    /// The two may be of different processes: only the wall clock compares, and it may have been set back.
    private static long pause(Moment from, Moment to) {
        var nanos = Math.max(0, to.wallMillis() - from.wallMillis()) * Moment.NANOS_PER_MILLI;
        return Math.min(nanos, LONGEST_PAUSE_NANOS);
    }

    /// What a driver was asked at the end of each turn, after the orders; it may have changed what it waits for.
    private void ask() {
        if (asked != null) driver.due(asked);
        asked = null;
    }

    private void turn(Moment at) {
        ask();
        asked = at;
    }
}
