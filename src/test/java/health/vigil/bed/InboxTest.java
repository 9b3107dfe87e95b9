package health.vigil.bed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.Input;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import health.vigil.vital.Vital;
import health.vigil.vital.Wave;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboxTest {
    private static final SourceId CLIP = new SourceId("clip");

    private final Inbox inbox = new Inbox();
    private long nanos;

    @Test
    void onlyTheFirstAddAfterATake_asksForADrain() {
        assertTrue(inbox.add(number(97)));
        assertFalse(inbox.add(number(96)));
        assertEquals(2, inbox.take().size());
        assertTrue(inbox.add(number(95)));
    }

    @Test
    void order_isThatOfArrival() {
        var first = number(97);
        var second = operator();
        var third = wave();
        inbox.add(first);
        inbox.add(second);
        inbox.add(third);
        assertEquals(List.of(first, second, third), inbox.take());
    }

    @Test
    void overload_keepsOperatorsEventsAndExtremes() {
        var operator = operator();
        var event = event();
        var lowest = number(71);
        var highest = number(100);
        inbox.add(operator);
        inbox.add(event);
        for (int i = 0; i < 3 * Inbox.CAPACITY; i++) {
            inbox.add(i % 2 == 0 ? wave() : number(80 + i % 10));
            if (i == 10) inbox.add(lowest);
            if (i == 20) inbox.add(highest);
        }
        var latest = number(88);
        inbox.add(latest);
        assertTrue(inbox.size() <= Inbox.CAPACITY);
        var kept = inbox.take();
        for (var must : List.of(operator, event, lowest, highest, latest))
            assertTrue(kept.contains(must), must.toString());
        assertTrue(inbox.takeShed() > 0);
        assertEquals(0, inbox.takeShed());
    }

    private Moment at() {
        return new Moment(1, nanos++, 0);
    }

    private Input number(double spo2) {
        return new Input.Received(CLIP, Reading.Measured.of(at(), Vital.SPO2, spo2));
    }

    private Input wave() {
        return new Input.Received(CLIP, new Reading.Waveform(at(), Wave.PLETH, 75, new short[8]));
    }

    private Input event() {
        return new Input.Received(CLIP, new Reading.DeviceEvent(at(), Reading.DeviceEvent.Kind.BREATH, 38, ""));
    }

    private Input operator() {
        return new Input.Acknowledged(at(), "nurse", "");
    }
}
