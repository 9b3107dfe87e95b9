package health.vigil.replay;

import health.vigil.alarm.state.AdverseEvent;
import health.vigil.alarm.state.Alarm;
import health.vigil.profile.Priority;
import health.vigil.vital.Moment;
import java.util.Locale;
import java.util.function.Consumer;

/// Tells alarms as lines: `0:12:53.2  HIGH    SpO2 low 88 < 90: limit 90, high: ...`.
public final class Transcript implements AlarmListener {
    private static final String NO_PRIORITY = "";

    private final Consumer<String> lines;

    public Transcript(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void began(Moment at, Alarm alarm) {
        tell(
                at,
                alarm.priority().name(),
                alarm.text() + ": " + alarm.explanation().words());
    }

    @Override
    public void changed(Moment at, Alarm alarm) {
        tell(
                at,
                alarm.priority().name(),
                "now " + alarm.text() + ": " + alarm.explanation().words());
    }

    @Override
    public void ended(Moment at, Alarm alarm, long afterMillis) {
        tell(at, NO_PRIORITY, "over: " + alarm.text() + ", after " + Words.elapsed(afterMillis));
    }

    @Override
    public void labelled(Moment at, AdverseEvent event) {
        tell(at, NO_PRIORITY, "adverse event: " + event.words());
    }

    private void tell(Moment at, String priority, String words) {
        var width = Priority.MEDIUM.name().length();
        lines.accept(Words.time(at.wallMillis()) + "  " + String.format(Locale.ROOT, "%-" + width + "s", priority)
                + "  " + words);
    }
}
