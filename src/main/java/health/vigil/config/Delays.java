package health.vigil.config;

import health.vigil.profile.Clear;
import health.vigil.profile.Priority;
import health.vigil.profile.Wait;

/// The `delays` of a profile: how long a limit that depends on age must be violated, by priority.
final class Delays {
    /// Requirement R17.
    private static final double LONGEST_SECONDS = 30;

    private final Section heart;
    private final Section respiration;
    private final Section systolic;

    Delays(Section of) {
        heart = of.section("heart");
        respiration = of.section("respiration");
        systolic = of.section("systolic");
    }

    Wait heart(Priority priority) {
        return wait(heart, priority.name());
    }

    Wait respiration(Priority priority) {
        return wait(respiration, priority.name());
    }

    Wait systolic(Priority priority) {
        return wait(systolic, priority.name());
    }

    /// `none`, `{seconds: 10}`, `{pointSeconds: 20}`, `{satSeconds: 50}` or `{readings: 3}`.
    static Wait wait(Section of, String key) {
        var value = of.raw(key);
        if (value.isTextual() && value.textValue().equals("none")) return new Wait.None();
        if (!value.isObject()) {
            of.mistake(
                    key,
                    "is no delay",
                    "write none, {seconds: 10}, {pointSeconds: 20}, {satSeconds: 50} or {readings: 3}");
            return new Wait.None();
        }
        return wait(of.section(key));
    }

    private static Wait wait(Section delay) {
        if (delay.has("pointSeconds"))
            return new Wait.DepthWeighted(delay.requiredNumber("pointSeconds", 1, Wait.MOST_POINT_SECONDS));
        if (delay.has("satSeconds"))
            return new Wait.SatSeconds(delay.requiredNumber("satSeconds", 1, Wait.MOST_POINT_SECONDS));
        if (delay.has("readings")) return new Wait.Count(delay.whole("readings", 2, 2, 10));
        return new Wait.Fixed(delay.requiredNumber("seconds", 0, LONGEST_SECONDS));
    }

    /// `{by: 2}` or `{by: 2, seconds: 5}`; absent means at once.
    static Clear clear(Section of, String key) {
        if (!of.has(key)) return Clear.AT_ONCE;
        var clear = of.section(key);
        return new Clear(clear.number("by", 0, 0, 50), clear.number("seconds", 0, 0, 30));
    }
}
