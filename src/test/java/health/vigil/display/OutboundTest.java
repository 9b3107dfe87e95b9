package health.vigil.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.vital.BedId;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Wave;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutboundTest {
    private static final BedId ONE = new BedId("1");
    private static final BedId TWO = new BedId("2");
    private final Outbound outbound = new Outbound(1);

    private static Moment at(long nanos) {
        return new Moment(1, nanos, 0);
    }

    private static WavePiece piece(long index, int... samples) {
        var shorts = new short[samples.length];
        for (int i = 0; i < samples.length; i++) shorts[i] = (short) samples[i];
        return new WavePiece(new BedId("Bed 1"), Wave.PLETH, "clip", 100, index, 1_000 + 10 * index, shorts);
    }

    @Test
    void manyChanges_areOneWithTheOldestMoment() {
        assertTrue(outbound.changed(ONE, at(5), false));
        assertFalse(outbound.changed(ONE, at(9), false));
        assertFalse(outbound.changed(TWO, at(10), false));
        var batch = outbound.take();
        assertEquals(Set.of(ONE, TWO), batch.beds());
        assertEquals(at(5), batch.since());
        assertFalse(batch.urgent());
        assertTrue(outbound.take().isEmpty());
    }

    @Test
    void alarmBehindNumbers_wakesAgainOnce() {
        outbound.changed(ONE, at(1), false);
        assertTrue(outbound.changed(ONE, at(2), true));
        assertFalse(outbound.changed(ONE, at(3), true));
        assertTrue(outbound.take().urgent());
        assertTrue(outbound.changed(ONE, at(4), false));
    }

    @Test
    void timePassing_carriesNoMoment() {
        outbound.changed(ONE, null, false);
        assertNull(outbound.take().since());
        outbound.changed(ONE, null, false);
        assertFalse(outbound.hasNews());
        assertTrue(outbound.changed(ONE, at(7), false));
        assertFalse(outbound.changed(ONE, at(8), false));
        assertTrue(outbound.hasNews());
        assertEquals(at(7), outbound.take().since());
    }

    @Test
    void alarmOfOneBed_goesWithoutTheOthersAndWithoutWaves_whichFollow() {
        outbound.changed(ONE, at(1), false);
        outbound.changed(TWO, at(2), false);
        outbound.wave(piece(0, 1, 2, 3));
        outbound.changed(TWO, at(3), true);
        var alarm = outbound.take();
        assertEquals(Set.of(TWO), alarm.beds());
        assertEquals(at(3), alarm.since());
        assertTrue(alarm.urgent() && alarm.waves().isEmpty());
        assertFalse(outbound.wave(piece(3, 4)), "the client knows that something waits");
        var rest = outbound.take();
        assertEquals(Set.of(ONE), rest.beds());
        assertEquals(at(1), rest.since());
        assertEquals(1, rest.waves().size());
        assertTrue(outbound.take().isEmpty());
    }

    @Test
    void missingSample_isNullNotANumber() {
        var json = piece(0, 5, Reading.Waveform.MISSING).json().getJsonArray("samples");
        assertEquals(5, json.getInteger(0));
        assertTrue(json.hasNull(1));
    }

    @Test
    void delta_sendsEachChangeOnce() {
        var delta = new Delta();
        Map<String, Object> parts = new HashMap<>();
        parts.put("phase", "INDUCTION");
        parts.put("pause", Delta.none());
        var first = delta.fresh(parts);
        assertEquals("INDUCTION", first.getString("phase"));
        assertTrue(first.containsKey("pause"));
        assertNull(first.getValue("pause"));
        assertTrue(delta.fresh(parts).isEmpty());
        parts.put("pause", new JsonObject().put("until", 5L));
        assertEquals(Set.of("pause"), delta.fresh(parts).fieldNames());
        parts.put("pause", new JsonObject().put("until", 5L));
        assertTrue(delta.fresh(parts).isEmpty());
    }
}
