package health.vigil.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.vital.BedId;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Wave;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutboundTest {
    private static final BedId ONE = new BedId("1");
    private static final BedId TWO = new BedId("2");
    private final Outbound outbound = new Outbound();

    private static Moment at(long nanos) {
        return new Moment(1, nanos, 0);
    }

    private static WavePiece piece(long index, int... samples) {
        var shorts = new short[samples.length];
        for (int i = 0; i < samples.length; i++) shorts[i] = (short) samples[i];
        return new WavePiece(new BedId("Bed 1"), Wave.PLETH, "clip", 75, index, 1_000 + index, shorts);
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
    void consecutiveSamples_travelAsOnePiece() {
        assertTrue(outbound.wave(piece(10, 1, 2)));
        assertFalse(outbound.wave(piece(12, 3)));
        outbound.wave(piece(20, 9));
        var waves = outbound.take().waves();
        assertEquals(2, waves.size());
        assertEquals(new JsonArray().add(1).add(2).add(3), waves.get(0).json().getJsonArray("samples"));
        assertEquals(1_010, waves.get(0).at());
        assertEquals(20, waves.get(1).index());
    }

    @Test
    void slowClient_losesTheOldestSamplesVisibly() {
        for (int i = 0; i < 3 * Outbound.MAX_PIECES; i++) outbound.wave(piece(2L * i, i));
        var waves = outbound.take().waves();
        assertEquals(Outbound.MAX_PIECES, waves.size());
        assertEquals(2L * 2 * Outbound.MAX_PIECES, waves.getFirst().index());
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
