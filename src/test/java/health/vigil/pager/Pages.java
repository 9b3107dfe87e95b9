package health.vigil.pager;

import health.vigil.alarm.state.Alarm;
import health.vigil.alarm.state.AlarmState;
import health.vigil.alarm.state.Explanation;
import health.vigil.profile.Condition;
import health.vigil.profile.Priority;
import health.vigil.vital.BedId;
import health.vigil.vital.Moment;
import java.time.ZoneOffset;

/// Alarms and pages for tests.
final class Pages {
    static final BedId BED = new BedId("Bed1");

    /// 2026-03-01T10:42:07Z.
    static final long ONSET = 1_772_361_727_000L;

    private Pages() {}

    static Moment at(long seconds) {
        return new Moment(1, seconds * Moment.NANOS_PER_SECOND, ONSET + seconds * 1000);
    }

    static Alarm alarm(String id, Condition condition, Priority priority) {
        return alarm(id, condition, priority, new AlarmState.Sounding(0));
    }

    static Alarm alarm(String id, Condition condition, Priority priority, AlarmState state) {
        return new Alarm(
                id, condition, "", priority, true, state, at(0), 0, 84, 84, 90, "clip", Explanation.of(""), "", null);
    }

    static Alarm low() {
        return alarm("1", Condition.SPO2_LOW, Priority.HIGH);
    }

    static Page page(String text, String link) {
        return new Page(
                "Bed1/1/1772361727000/1.1/ward",
                Page.Event.RAISED,
                BED,
                "1",
                at(0),
                at(0),
                Priority.HIGH,
                Condition.SPO2_LOW,
                text,
                link,
                "");
    }

    static Page page() {
        var text = Wording.text(Page.Event.RAISED, BED, low(), "", ZoneOffset.UTC);
        return page(text, "http://localhost:8080/page/00112233445566778899aabbccddeeff");
    }
}
