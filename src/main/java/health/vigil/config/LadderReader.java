package health.vigil.config;

import health.vigil.profile.BaselineRule;
import health.vigil.profile.Condition;
import health.vigil.profile.Ladder;
import health.vigil.profile.LimitRange;
import health.vigil.profile.Priority;
import health.vigil.profile.Rung;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists of rungs by condition: the `ageless` limits of a profile, those of a phase, and those relative to a baseline.
final class LadderReader {
    /// Fewer or more points than this is no deviation from a baseline but another limit.
    private static final double MOST_POINTS = 100;

    static final List<String> NAMES = Arrays.stream(Condition.values())
            .filter(condition -> !condition.technical())
            .map(Condition::name)
            .toList();

    /// A key whose lines were deleted switches nothing off.
    private static final String EMPTY = "write its rungs, or [] where it may be off";

    private final Priority latching;

    private final Origins origins;

    LadderReader(Priority latching, Origins origins) {
        this.latching = latching;
        this.origins = origins;
    }

    /// `SPO2_LOW: [{priority: LOW, limit: 95, delay: none}, ...]`.
    List<Ladder> ladders(Section of) {
        var ladders = new ArrayList<Ladder>();
        for (var key : of.keys()) {
            var condition = conditionOf(of, key);
            if (condition == null) continue;
            var rungs = new ArrayList<Rung>();
            of.filled(key, EMPTY);
            for (var row : of.sections(key)) rungs.add(rung(condition, row));
            if (condition.relative() && !rungs.isEmpty())
                of.mistake(key, "has no limits of its own", "write them under `baseline`; here only [] is allowed");
            var ladder = of.checked(key, () -> new Ladder(condition, rungs));
            if (ladder != null) ladders.add(ladder);
        }
        return ladders;
    }

    private Rung rung(Condition condition, Section row) {
        var priority = row.requiredChoice("priority", Priority.class);
        var delay = Delays.wait(row, "delay", priority);
        var clear = Delays.clear(row, "clear");
        origins.read(row, condition, priority);
        return new Rung(priority, limit(condition, row), delay, priority.atLeast(latching), clear);
    }

    private static double limit(Condition condition, Section row) {
        var limit = row.requiredNumber("limit", -1000, 1000);
        var refusal = row.has("limit") ? LimitRange.of(condition).refusal(limit) : "";
        if (!refusal.isEmpty()) row.mistake("limit", rule(refusal), "choose a limit that can be measured");
        return limit;
    }

    /// The refusal without the number, which the mistake names itself.
    private static String rule(String refusal) {
        return refusal.substring(refusal.indexOf(' ') + 1);
    }

    /// `SPO2_BELOW_BASELINE: [{priority: MEDIUM, by: 5, delay: {seconds: 5}}]`.
    List<BaselineRule> relative(Section of) {
        var rules = new ArrayList<BaselineRule>();
        for (var key : of.keys()) {
            var condition = conditionOf(of, key);
            if (condition == null) continue;
            var tiers = new ArrayList<BaselineRule.Tier>();
            of.filled(key, EMPTY);
            for (var row : of.sections(key)) tiers.add(tier(condition, row));
            var rule = of.checked(key, () -> new BaselineRule(condition, tiers));
            if (rule != null) rules.add(rule);
        }
        return rules;
    }

    private BaselineRule.Tier tier(Condition condition, Section row) {
        var priority = row.requiredChoice("priority", Priority.class);
        var delay = Delays.wait(row, "delay", priority);
        var clear = Delays.clear(row, "clear");
        origins.read(row, condition, priority);
        return new BaselineRule.Tier(priority, deviation(row), delay, priority.atLeast(latching), clear);
    }

    private static BaselineRule.Deviation deviation(Section row) {
        if (row.has("percent") == row.has("by"))
            row.mistake("", "must have either `percent` or `by`", "write percent: 25 or by: 5");
        if (row.has("percent")) return new BaselineRule.Percent(row.number("percent", 25, 1, 99));
        return new BaselineRule.Points(row.number("by", 5, 0.1, MOST_POINTS));
    }

    /// The condition of the child a key names; null, and a mistake, for any other word.
    static @Nullable Condition conditionOf(Section of, String key) {
        for (var condition : Condition.values())
            if (condition.name().equals(key) && !condition.technical()) return condition;
        of.raw(key);
        of.unknown(key, key, "is no condition of the child", NAMES, "use a name of the alarm table, such as SPO2_LOW");
        return null;
    }
}
