package health.vigil.config;

import health.vigil.profile.Priority;
import health.vigil.profile.Wait;
import org.jspecify.annotations.Nullable;

/// The `delays` of a profile: how long a limit that depends on age must be violated, by priority.
final class Delays {
    /// Requirement R17.
    private static final double LONGEST_SECONDS = 30;

    private static final double MOST_POINT_SECONDS = 100;

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

    /// `none`, `{seconds: 10}` or `{pointSeconds: 20, clearAt: 92}`.
    static Wait wait(Section of, String key) {
        var value = of.raw(key);
        if (value.isTextual() && value.textValue().equals("none")) return new Wait.None();
        if (!value.isObject()) {
            of.mistake(key, "is no delay", "write none, {seconds: 10} or {pointSeconds: 20, clearAt: 92}");
            return new Wait.None();
        }
        return wait(of.section(key));
    }

    private static Wait wait(Section delay) {
        if (!delay.has("pointSeconds")) return new Wait.Fixed(delay.requiredNumber("seconds", 0, LONGEST_SECONDS));
        var threshold = delay.requiredNumber("pointSeconds", 1, MOST_POINT_SECONDS);
        var clearAt = delay.requiredNumber("clearAt", 0, MOST_POINT_SECONDS);
        @Nullable Wait weighted = delay.checked("", () -> new Wait.DepthWeighted(threshold, clearAt));
        return weighted == null ? new Wait.None() : weighted;
    }
}
