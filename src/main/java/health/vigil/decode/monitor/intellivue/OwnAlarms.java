package health.vigil.decode.monitor.intellivue;

import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.DeviceEvent;
import health.vigil.vital.Reading.DeviceEvent.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the monitor itself alarms of, told when it changes: for people to know, never instead of an alarm of ours.
final class OwnAlarms {
    /// More are counted only: who has so many looks at the monitor.
    private static final int MOST_TOLD = 4;
    /// Ten of the alerts' periods without a word: nothing is known any more.
    private static final long GONE_NANOS = 10 * Moment.NANOS_PER_SECOND;

    private String told = "";
    private String inactive = "";
    private @Nullable Moment heard;

    void opened() {
        told = "";
        inactive = "";
        heard = null;
    }

    void heard(MonitorMessage.Alerts alerts, Moment at, Consumer<Reading> readings) {
        heard = at;
        var state = 0;
        for (var object : alerts.objects()) state |= object.state();
        tell(state, alerts.objects().stream().flatMap(o -> o.alerts().stream()).toList(), at, readings);
    }

    /// Something else was heard: alarms that are not told any more are not there for ever.
    void passed(Moment at, Consumer<Reading> readings) {
        if (heard != null && at.nanosSince(heard) >= GONE_NANOS) tell(0, List.of(), at, readings);
    }

    private void tell(int state, List<AlertObject.Alert> alerts, Moment at, Consumer<Reading> readings) {
        var nobody = (state & AlertState.NO_PATIENT) != 0;
        var now = nobody ? "" : words(alerts);
        var how = AlertState.inactive(state);
        if (!how.equals(inactive)) readings.accept(new DeviceEvent(at, Kind.ALARMS_INACTIVE, 0, how));
        if (!now.equals(told)) readings.accept(new DeviceEvent(at, Kind.ALARMS, 0, now));
        inactive = how;
        told = now;
    }

    private static String words(List<AlertObject.Alert> alerts) {
        var those = alerts.stream()
                .filter(alert -> alert.type() != 0 && (alert.state() & AlertState.NO_PATIENT) == 0)
                .sorted(Comparator.comparingInt((AlertObject.Alert a) -> AlertState.gravity(a.type()))
                        .reversed())
                .toList();
        var more = those.size() - MOST_TOLD;
        return those.stream().limit(MOST_TOLD).map(OwnAlarms::words).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private static String words(AlertObject.Alert alert) {
        var text = alert.text().isEmpty()
                ? String.format(Locale.ROOT, "alarm %04X-%04X", alert.source(), alert.code())
                : alert.text();
        var marks = AlertState.marks(alert.type());
        var marked = marks.isEmpty() || text.startsWith("*") || text.startsWith("!") ? text : marks + " " + text;
        return marked + silence(alert.state());
    }

    private static String silence(int state) {
        if ((state & AlertState.INHIBITED) != 0) return " (off)";
        if ((state & AlertState.SUSPENDED) != 0) return " (paused)";
        if ((state & AlertState.SILENCED) != 0) return " (silenced)";
        return (state & AlertState.LATCHED) != 0 ? " (latched)" : "";
    }
}
