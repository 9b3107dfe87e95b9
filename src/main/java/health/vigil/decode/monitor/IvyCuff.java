package health.vigil.decode.monitor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which of an Ivy's pressures are new. The monitor repeats the latest determination every second and does not say of
/// when it is: only a change is a new one, and the one that stands there at the beginning is of unknown age and not
/// shown. The format has no check, so a change counts once two messages in a row agree on it.
final class IvyCuff {
    private @Nullable List<String> latest;
    private @Nullable List<String> known;

    void opened() {
        latest = null;
        known = null;
    }

    /// Systolic, diastolic and mean as written if they are those of a new determination; else nothing.
    List<String> heard(IvyMessage message) {
        if (!message.has("NIBP")) return List.of();
        var now = List.of(message.field("NIBP", 1), message.field("NIBP", 2), message.field("NIBP", 3));
        var agreed = now.equals(latest);
        latest = now;
        if (!agreed || now.equals(known)) return List.of();
        var first = known == null;
        known = now;
        return first ? List.of() : now;
    }
}
