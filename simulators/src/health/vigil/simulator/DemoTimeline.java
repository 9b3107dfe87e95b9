package health.vigil.simulator;

import health.vigil.alarm.Input;
import health.vigil.alarm.Output;
import health.vigil.alarm.state.Alarm;
import health.vigil.alarm.state.BedState;
import health.vigil.bed.Sink;
import health.vigil.bed.SystemClock;
import health.vigil.vital.BedId;
import health.vigil.vital.Moment;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What happened in a demonstration, in order: the story's events, the bed's alarms, and how long each leg to a person
/// took. Filled from the bed's loop, the screen and the pager terminal; thread-safe.
final class DemoTimeline implements Sink {
    /// What happened, as far as it concerns an alarm.
    enum Kind {
        STORY,
        RAISED,
        RISEN,
        AGAIN,
        FALLEN,
        ACKNOWLEDGED,
        TAKEN,
        LATCHED,
        OVER,
        NOTE
    }

    /// Nobody was to be reached by this leg, or was not.
    private static final double NEVER = Double.NaN;

    /// One row; latencies in milliseconds of the world since the first byte that told of it.
    record Row(
            double atSeconds,
            Kind kind,
            String what,
            @Nullable Alarm alarm,
            double decided,
            double shown,
            double paged,
            Moment from) {
        /// True if it calls somebody: an alarm that begins, rises or sounds again.
        boolean calls() {
            return kind == Kind.RAISED || kind == Kind.RISEN || kind == Kind.AGAIN;
        }

        private boolean about(String alarmId) {
            return calls() && alarm != null && alarm.id().equals(alarmId);
        }

        private boolean in(String page) {
            return calls() && alarm != null && page.contains(alarm.condition().words());
        }

        Row shown(double millis) {
            return new Row(atSeconds, kind, what, alarm, decided, millis, paged, from);
        }

        Row paged(double millis) {
            return new Row(atSeconds, kind, what, alarm, decided, shown, millis, from);
        }
    }

    private final SystemClock clock;
    private volatile Moment origin;
    private final List<Row> rows = new ArrayList<>();
    private int pages;

    DemoTimeline(SystemClock clock) {
        this.clock = clock;
        this.origin = clock.now();
    }

    /// The story begins now.
    void begin() {
        origin = clock.now();
    }

    @Override
    public void accept(BedId bed, Input input, BedState after, List<Output> outputs) {
        for (var output : outputs) heard(input.at(), output);
    }

    private void heard(Moment from, Output output) {
        switch (output) {
            case Output.Raised o -> alarm(from, Kind.RAISED, "ALARM", o.alarm());
            case Output.Escalated o -> alarm(from, Kind.RISEN, "rises from " + o.from(), o.alarm());
            case Output.Deescalated o -> alarm(from, Kind.FALLEN, "falls from " + o.from(), o.alarm());
            case Output.Realarmed o -> alarm(from, Kind.AGAIN, "sounds again", o.alarm());
            case Output.Acknowledged o -> alarm(from, Kind.ACKNOWLEDGED, "acknowledged by " + o.by(), o.alarm());
            case Output.ResponsibilityTaken o -> alarm(from, Kind.TAKEN, "taken by " + o.by(), o.alarm());
            case Output.Latched o -> alarm(from, Kind.LATCHED, "is past, latched", o.alarm());
            case Output.Ended o -> alarm(from, Kind.OVER, "over", o.alarm());
            case Output.AudioPaused o -> note("audio paused by " + o.by());
            case Output.AudioResumed o -> note("audio back: " + o.why());
            case Output.Refused o -> note("refused: " + o.what() + ", " + o.reason());
            case Output.Held o -> note(o.condition().words() + " waits: " + o.why());
            case Output.CuffOrdered o -> note("cuff: " + o.order());
            case Output.CuffPlanned o -> note("cuff: " + o.what());
            case Output.AudioOff o -> note("audio off by " + o.by());
            case Output.AlarmInactivated o ->
                note("alarm off: " + o.off().condition().words());
            case Output.AlarmReactivated o ->
                note("alarm on again: " + o.condition().words());
            case Output.Reminded o -> note("reminder: " + o.words());
            case Output.DeviceNoted o -> note(o.source() + ": " + o.words());
            case Output.PatientCorrected o -> note("the child's particulars corrected by " + o.by());
            case Output.DrugStruck o ->
                note("struck by " + o.by() + ": " + o.dose().drug());
            case Output.LimitsChanged o -> note("limits changed by " + o.by());
            case Output.BaselineTaken o -> note("baseline taken by " + o.by());
            case Output.BaselineMissing o -> note("no baseline: " + o.why());
            case Output.SignalsTested o -> note("alarm signals tested by " + o.by());
            case Output.Adverse o -> note("adverse event: " + o.event().words());
            case Output.ClockStepped o -> note("clock set by " + o.byMillis() + " ms");
            case Output.OutageReported o -> {}
        }
    }

    private synchronized void alarm(Moment from, Kind kind, String what, Alarm alarm) {
        rows.add(new Row(seconds(from), kind, what, alarm, since(from), NEVER, NEVER, from));
    }

    private void note(String words) {
        add(Kind.NOTE, words);
    }

    /// An event of the story.
    void story(String words) {
        add(Kind.STORY, words);
    }

    private synchronized void add(Kind kind, String words) {
        var now = clock.now();
        rows.add(new Row(seconds(now), kind, words, null, NEVER, NEVER, NEVER, now));
    }

    /// A screen has an alarm.
    synchronized void shown(String alarmId) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            var row = rows.get(i);
            if (!row.about(alarmId)) continue;
            if (Double.isNaN(row.shown())) rows.set(i, row.shown(since(row.from())));
            return;
        }
    }

    /// The pager terminal took a page: it belongs to the latest alarm whose words it carries.
    synchronized void paged(String text) {
        pages++;
        for (int i = rows.size() - 1; i >= 0; i--) {
            var row = rows.get(i);
            if (!row.in(text)) continue;
            if (Double.isNaN(row.paged())) rows.set(i, row.paged(since(row.from())));
            return;
        }
    }

    synchronized int pages() {
        return pages;
    }

    /// A copy in order of happening.
    synchronized List<Row> rows() {
        return rows.stream().sorted(Comparator.comparingDouble(Row::atSeconds)).toList();
    }

    private double seconds(Moment at) {
        return at.nanosSince(origin) / (double) Moment.NANOS_PER_SECOND;
    }

    private double since(Moment from) {
        // The end of a breath inside a wave frame is reckoned a little ahead of the frame's arrival.
        return Math.max(0, clock.now().nanosSince(from) / clock.speed() / Moment.NANOS_PER_MILLI);
    }

    void print(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%8s  %-24s %-38s %-6s %8s %8s %8s%n",
                "story s",
                "event",
                "alarm",
                "prio",
                "decided",
                "screen",
                "paged");
        for (var row : rows()) print(out, row);
        out.println("decided, screen, paged: milliseconds of the world from the first byte to the alarm decided, on a");
        out.println("bedside screen, and accepted by the pager terminal.");
        out.flush();
    }

    private static void print(PrintWriter out, Row row) {
        var alarm = row.alarm();
        if (alarm == null) {
            out.printf(
                    Locale.ROOT, "%8.1f  %s %s%n", row.atSeconds(), row.kind() == Kind.STORY ? "--" : "  ", row.what());
            return;
        }
        out.printf(
                Locale.ROOT,
                "%8.1f  %-24s %-38s %-6s %8s %8s %8s%n",
                row.atSeconds(),
                row.what(),
                alarm.text(),
                alarm.priority(),
                millis(row.decided()),
                millis(row.shown()),
                millis(row.paged()));
    }

    private static String millis(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.1f", value);
    }
}
