package health.vigil.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import health.vigil.alarm.state.BedState;
import health.vigil.alarm.state.Care;
import health.vigil.profile.Baseline;
import health.vigil.profile.Condition;
import health.vigil.profile.LimitEdit;
import health.vigil.profile.Patient;
import health.vigil.profile.Priority;
import health.vigil.profile.Profile;
import health.vigil.vital.Vital;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitsJsonTest {
    private static final Care ADMITTED =
            BedState.EMPTY.care().of(new Patient("4711", "Mia", 1_600, 16), CalmBed.FOUR_YEARS, 0);
    private final LimitsJson limits = new LimitsJson(new Defaults() {
        @Override
        public Profile of(Patient child) {
            return CalmBed.FOUR_YEARS;
        }

        @Override
        public String origin(Profile profile, Condition condition, Priority tier) {
            return "source of " + condition + " " + tier;
        }
    });

    private Map<String, Object> parts(Care care) {
        Map<String, Object> parts = new LinkedHashMap<>();
        limits.into(parts, care);
        return parts;
    }

    private static JsonObject rung(Map<String, Object> parts, Condition condition, Priority tier) {
        for (var limit : (JsonArray) parts.get("limits"))
            if (limit instanceof JsonObject each && each.getString("condition").equals(condition.name()))
                for (var rung : each.getJsonArray("rungs"))
                    if (rung instanceof JsonObject one
                            && one.getString("priority").equals(tier.name())) return one;
        throw new AssertionError("no " + condition + " " + tier);
    }

    private static Baseline pulse(double perMinute) {
        var values = new ArrayList<>(Baseline.NONE.values());
        values.set(Vital.PULSE_RATE.ordinal(), perMinute);
        var missing = new ArrayList<>(Baseline.NONE.missing());
        missing.set(Vital.ETCO2.ordinal(), "not measured");
        return new Baseline(90_000_000_000L, "Ann", values, missing);
    }

    @Test
    void limit_tellsItsWaitAndItsSource() {
        var rung = rung(parts(ADMITTED), Condition.SPO2_LOW, Priority.MEDIUM);
        assertEquals("after 10 s", rung.getString("wait"));
        assertEquals("source of SPO2_LOW MEDIUM", rung.getString("origin"));
        assertNull(rung.getJsonObject("set"));
    }

    @Test
    void limitSetByHand_tellsByWhomAndFromWhat() {
        var edit = new LimitEdit(Condition.SPO2_LOW, Priority.MEDIUM, 93, "Ann", 1_760_000_000_000L);
        var rung = rung(parts(ADMITTED.with(edit.applied(ADMITTED.profile()))), Condition.SPO2_LOW, Priority.MEDIUM);
        assertEquals(93.0, rung.getDouble("limit"));
        assertEquals(
                new JsonObject()
                        .put("by", "Ann")
                        .put("wall", 1_760_000_000_000L)
                        .put("from", "92"),
                rung.getJsonObject("set"));
    }

    @Test
    void noBaseline_isNoneAndNothingIsComputed() {
        var parts = parts(ADMITTED);
        assertEquals(Delta.none(), parts.get("baseline"));
        assertEquals(new JsonArray(), ((JsonObject) parts.get("computed")).getJsonArray("changes"));
    }

    @Test
    void baseline_isToldWithWhatIsMissing_andWithWhatItWouldChange() {
        var parts = parts(ADMITTED.with(pulse(100)));
        var baseline = (JsonObject) parts.get("baseline");
        assertEquals("Ann", baseline.getString("by"));
        assertEquals("100", baseline.getJsonObject("values").getString("PULSE_RATE"));
        assertEquals("not measured", baseline.getJsonObject("missing").getString("ETCO2"));
        var words = ((JsonObject) parts.get("computed"))
                .getJsonArray("changes").stream()
                        .map(JsonObject.class::cast)
                        .map(c -> c.getString("words") + " " + c.getString("from") + " to " + c.getString("to"))
                        .toList();
        assertEquals(Arrays.asList("pulse low 65 to 80", "pulse high 131 to 125"), words);
    }

    @Test
    void sameCare_isNotPutTogetherAnew() {
        assertSame(parts(ADMITTED).get("limits"), parts(ADMITTED).get("limits"));
    }
}
