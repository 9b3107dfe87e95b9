package health.vigil.display;

import health.vigil.alarm.state.Care;
import health.vigil.profile.AutoLimits;
import health.vigil.profile.Baseline;
import health.vigil.profile.Condition;
import health.vigil.profile.Ladder;
import health.vigil.profile.LimitChange;
import health.vigil.profile.LimitRange;
import health.vigil.profile.Profile;
import health.vigil.profile.Rung;
import health.vigil.vital.Moment;
import health.vigil.vital.Vital;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The limits in force as one screen gets them, each with where it comes from and what somebody made of it, the
/// child's baseline, and what computing limits from it would change (docs/protocol-display.md). They change a few
/// times an hour, and are put together then.
final class LimitsJson {
    private final Defaults defaults;
    private @Nullable Care last;
    private Map<String, Object> parts = Map.of();

    LimitsJson(Defaults defaults) {
        this.defaults = defaults;
    }

    void into(Map<String, Object> all, Care care) {
        if (!care.equals(last)) parts = parts(care);
        last = care;
        all.putAll(parts);
    }

    private Map<String, Object> parts(Care care) {
        Map<String, Object> fresh = new LinkedHashMap<>();
        fresh.put("limits", limits(care));
        fresh.put("baseline", care.baseline().taken() ? baseline(care.baseline()) : Delta.none());
        fresh.put("computed", computed(care));
        return fresh;
    }

    private JsonArray limits(Care care) {
        var profile = care.profile();
        var byItself = profile.unedited(null, care.phase(), care.baseline());
        var all = new JsonArray();
        for (var ladder : profile.ladders()) all.add(limit(profile, ladder, byItself.ladder(ladder.condition())));
        return all;
    }

    private JsonObject limit(Profile profile, Ladder ladder, @Nullable Ladder byItself) {
        var condition = ladder.condition();
        var vital = condition.vital();
        var range = LimitRange.of(condition);
        var rungs = new JsonArray();
        for (var rung : ladder.rungs()) rungs.add(rung(profile, condition, rung, byItself));
        return new JsonObject()
                .put("condition", condition.name())
                .put("words", condition.words())
                .put("vital", vital == null ? null : vital.name())
                .put("side", condition.side().name())
                .put("measure", condition.measure().name())
                .put("unit", unit(condition))
                .put("step", range.decimals() == 0 ? 1 : 0.1)
                .put("relative", condition.relative())
                .put("rungs", rungs);
    }

    private JsonObject rung(Profile profile, Condition condition, Rung rung, @Nullable Ladder byItself) {
        var json = new JsonObject()
                .put("priority", rung.priority().name())
                .put("limit", rung.limit())
                .put("never", Ladder.off(condition, rung.limit()))
                .put("text", text(condition, rung.limit()))
                .put("wait", rung.delay().words())
                .put("origin", defaults.origin(profile, condition, rung.priority()));
        var edit = profile.layers().edit(condition, rung.priority());
        if (edit == null || edit.limit() != rung.limit()) return json;
        var was = byItself == null ? null : byItself.rung(rung.priority());
        return json.put(
                "set",
                new JsonObject()
                        .put("by", edit.by())
                        .put("wall", edit.wallMillis())
                        .put("from", was == null ? null : plain(condition, was.limit())));
    }

    /// With what a screen shows beside a number; seconds and points say so themselves.
    private static String text(Condition condition, double limit) {
        var vital = condition.vital();
        return switch (condition.measure()) {
            case VITAL -> vital == null ? "" : vital.format(limit);
            case SECONDS -> Math.round(limit) + " s";
            case FALL -> "-" + Math.round(limit) + " in a minute";
            case SCORE -> Math.round(limit) + " points";
            case NONE -> "";
        };
    }

    private static String unit(Condition condition) {
        var vital = condition.vital();
        return switch (condition.measure()) {
            case VITAL -> vital == null ? "" : vital.unit().symbol();
            case SECONDS -> "s";
            case FALL -> "% in a minute";
            case SCORE -> "points";
            case NONE -> "";
        };
    }

    private static String plain(Condition condition, double limit) {
        return Double.isNaN(limit) || Ladder.off(condition, limit)
                ? "off"
                : LimitRange.of(condition).text(limit);
    }

    private static JsonObject baseline(Baseline baseline) {
        var values = new JsonObject();
        var missing = new JsonObject();
        for (var vital : Vital.values()) {
            var why = baseline.missing().get(vital.ordinal());
            if (!why.isEmpty()) missing.put(vital.name(), why);
            else if (!Double.isNaN(baseline.of(vital))) values.put(vital.name(), vital.format(baseline.of(vital)));
        }
        return new JsonObject()
                .put("at", baseline.at() / Moment.NANOS_PER_MILLI)
                .put("by", baseline.by())
                .put("values", values)
                .put("missing", missing);
    }

    /// What the computed limits would change, and what of them would be refused.
    private static JsonObject computed(Care care) {
        var changes = new JsonArray();
        var refused = new JsonArray();
        var child = care.patient();
        if (child != null && care.baseline().taken()) {
            var next = AutoLimits.computed(care.profile(), child, care.baseline(), "", 0);
            for (var change : LimitChange.between(care.profile(), next.profile())) changes.add(change(change));
            for (var each : next.refused()) refused.add(each.edit().condition().words() + ": " + each.reason());
        }
        return new JsonObject().put("changes", changes).put("refused", refused);
    }

    private static JsonObject change(LimitChange change) {
        var condition = change.condition();
        return new JsonObject()
                .put("condition", condition.name())
                .put("words", condition.words())
                .put("unit", unit(condition))
                .put("priority", change.tier().name())
                .put("from", plain(condition, change.from()))
                .put("to", plain(condition, change.to()));
    }
}
