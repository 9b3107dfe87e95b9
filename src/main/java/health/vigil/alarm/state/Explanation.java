package health.vigil.alarm.state;

import health.vigil.vital.Numbers;

/// Why there is an alarm now, and why not sooner or later (design decision 15).
///
/// @param rule which rule of the profile, or of the engine for technical alarms, in words; may be empty
/// @param delaySeconds from the first violation until it was an alarm, NaN where nothing was measured
/// @param held what held it or let it through, or what was found
public record Explanation(String rule, double delaySeconds, String held) {
    /// What was found, of something that has no limit.
    public static Explanation of(String found) {
        return new Explanation("", Double.NaN, found);
    }

    /// For people: `limit 92, medium: after 10 s; beyond it for 10.2 s`.
    public String words() {
        var lasted = Double.isNaN(delaySeconds) ? "" : "beyond it for " + Numbers.plain(delaySeconds, 1) + " s";
        var first = rule.isEmpty() ? held : held.isEmpty() ? rule : rule + ": " + held;
        if (lasted.isEmpty() || delaySeconds == 0) return first;
        return first.isEmpty() ? lasted : first + "; " + lasted;
    }
}
