package health.vigil.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.vigil.alarm.state.BedState;
import health.vigil.alarm.state.OwnAlarms;
import health.vigil.alarm.state.SourceSpec;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading.DeviceEvent;
import health.vigil.vital.Reading.DeviceEvent.Kind;
import health.vigil.vital.SourceId;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a device says of its own alarms: kept, told, and no alarm of ours (decision 17).
class OwnAlarmsTest {
    private static final SourceId MONITOR = new SourceId("monitor");

    private BedState bed = BedState.EMPTY;

    private static Moment at(long seconds) {
        return new Moment(1, seconds * Moment.NANOS_PER_SECOND, seconds * 1_000);
    }

    private List<Output> given(Input input) {
        var step = Engine.step(bed, input);
        bed = step.state();
        return step.outputs();
    }

    private List<Output> says(long second, Kind kind, String text) {
        return given(new Input.Received(MONITOR, new DeviceEvent(at(second), kind, 0, text)));
    }

    private OwnAlarms own() {
        return bed.links().getFirst().ownNow(bed.time().now());
    }

    private void started() {
        given(new Input.Started(at(0), List.of(new SourceSpec(MONITOR, 0, 1000)), Profiles.NOBODY, "test"));
        given(new Input.LinkChanged(at(0), MONITOR, true, ""));
    }

    private static List<Output> noted(long second, String words) {
        return List.of(new Output.DeviceNoted(at(second), MONITOR, words));
    }

    @Test
    void alarmOfADevice_isNotedOnce_andRaisesNothing() {
        started();
        assertEquals(noted(1, "alarms: ** SpO2 LOW"), says(1, Kind.ALARMS, "** SpO2 LOW"));
        assertEquals(List.of(), says(2, Kind.ALARMS, "** SpO2 LOW"));
        assertEquals(new OwnAlarms("** SpO2 LOW", ""), own());
        assertEquals(List.of(), bed.alarms());
        assertEquals(noted(3, "its own alarms are over"), says(3, Kind.ALARMS, ""));
        assertEquals(OwnAlarms.NONE, own());
    }

    @Test
    void deviceWhoseAlarmsArePaused_isShownSo_besideWhatItAlarmsOf() {
        started();
        says(1, Kind.ALARMS, "*** APNEA");
        assertEquals(noted(2, "alarms paused"), says(2, Kind.ALARMS_INACTIVE, "alarms paused"));
        assertEquals(new OwnAlarms("*** APNEA", "alarms paused"), own());
        assertEquals(noted(3, "its own alarms are active again"), says(3, Kind.ALARMS_INACTIVE, ""));
        assertEquals(List.of(), bed.alarms());
    }

    @Test
    void ofADeviceThatIsGoneOrSilent_nothingIsKnown() {
        started();
        says(1, Kind.ALARMS, "*** APNEA");
        given(new Input.Ticked(at(20)));
        assertEquals(OwnAlarms.NONE, own());
        says(21, Kind.NOTICE, "");
        assertEquals(new OwnAlarms("*** APNEA", ""), own());
        given(new Input.LinkChanged(at(22), MONITOR, false, "gone"));
        given(new Input.LinkChanged(at(23), MONITOR, true, ""));
        assertEquals(OwnAlarms.NONE, own());
    }

    @Test
    void notice_isNoted() {
        started();
        assertEquals(noted(1, "zero the sensor"), says(1, Kind.NOTICE, "zero the sensor"));
    }
}
