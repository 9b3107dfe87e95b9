package health.vigil.config;

import health.vigil.profile.Clear;
import health.vigil.profile.Condition;
import health.vigil.profile.Priority;
import health.vigil.profile.Rung;
import health.vigil.profile.Wait;
import java.util.List;

/// The `delays` of a profile: how long a limit that depends on age must be violated, by priority, and when that is
/// over.
final class Delays {
    /// Requirement R17: what is there for awareness only may wait longer.
    private static final double LONGEST_LOW_SECONDS = 30;

    private static final double LONGEST_SECONDS = 15;

    private static final List<Condition> HEART =
            List.of(Condition.PULSE_LOW, Condition.PULSE_HIGH, Condition.HEART_RATE_LOW, Condition.HEART_RATE_HIGH);

    private final Section heart;
    private final Section respiration;
    private final Section systolic;
    private final Clear heartClear;
    private final Clear respirationClear;
    private final Clear systolicClear;

    Delays(Section of) {
        heart = of.section("heart");
        respiration = of.section("respiration");
        systolic = of.section("systolic");
        heartClear = clear(heart, "clear");
        respirationClear = clear(respiration, "clear");
        systolicClear = clear(systolic, "clear");
    }

    /// Where the limits that depend on age, and their delays, come from.
    void origins(Origins origins) {
        for (var condition : HEART) origins.read(heart, condition, null);
        for (var condition : List.of(Condition.RESPIRATION_LOW, Condition.RESPIRATION_HIGH))
            origins.read(respiration, condition, null);
        origins.read(systolic, Condition.NIBP_SYSTOLIC_HIGH, null);
    }

    /// A rung of pulse or heart rate.
    Rung heart(Priority priority, double limit, boolean latching) {
        return new Rung(priority, limit, wait(heart, priority.name(), priority), latching, heartClear);
    }

    /// A rung of respiration.
    Rung respiration(Priority priority, double limit, boolean latching) {
        return new Rung(priority, limit, wait(respiration, priority.name(), priority), latching, respirationClear);
    }

    /// A rung of systolic pressure.
    Rung systolic(Priority priority, double limit, boolean latching) {
        return new Rung(priority, limit, wait(systolic, priority.name(), priority), latching, systolicClear);
    }

    /// `none`, `{seconds: 10}`, `{pointSeconds: 20}`, `{satSeconds: 50}` or `{readings: 3}`.
    static Wait wait(Section of, String key, Priority priority) {
        var value = of.raw(key);
        if (value.isTextual() && value.textValue().equals("none")) return new Wait.None();
        if (!value.isObject()) {
            of.mistake(
                    key,
                    "is no delay",
                    "write none, {seconds: 10}, {pointSeconds: 20}, {satSeconds: 50} or {readings: 3}");
            return new Wait.None();
        }
        return wait(of.section(key), priority == Priority.LOW ? LONGEST_LOW_SECONDS : LONGEST_SECONDS);
    }

    private static Wait wait(Section delay, double longest) {
        if (delay.has("pointSeconds"))
            return new Wait.DepthWeighted(delay.requiredNumber("pointSeconds", 1, Wait.MOST_POINT_SECONDS));
        if (delay.has("satSeconds"))
            return new Wait.SatSeconds(delay.requiredNumber("satSeconds", 1, Wait.MOST_POINT_SECONDS));
        if (delay.has("readings")) return new Wait.Count(delay.whole("readings", 2, 2, 10));
        return new Wait.Fixed(delay.requiredNumber("seconds", 0, longest));
    }

    /// `{by: 2}` or `{by: 2, seconds: 5}`; absent means at once.
    static Clear clear(Section of, String key) {
        if (!of.has(key)) return Clear.AT_ONCE;
        var clear = of.section(key);
        return new Clear(clear.number("by", 0, 0, 50), clear.number("seconds", 0, 0, 30));
    }
}
