package health.vigil.profile;

import java.util.Locale;

/// Alarm priorities of IEC 60601-1-8, lowest first.
public enum Priority {
    LOW,
    MEDIUM,
    HIGH;

    public boolean atLeast(Priority other) {
        return compareTo(other) >= 0;
    }

    /// For people: `medium`.
    public String words() {
        return name().toLowerCase(Locale.ROOT);
    }
}
