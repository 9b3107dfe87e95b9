package health.vigil.profile;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The limits in force for one child.
///
/// @param id which profile file and version, for screen and journal
/// @param hash of the file, 12 hexadecimal digits
/// @param band the age band chosen
/// @param note what the screen must say about the choice, may be empty ("18 years or older: last band")
/// @param ladders one per physiological condition that can alarm
/// @param cuffIntervalMinutes minutes between automatic cuff readings, 0 for none
public record Profile(String id, String hash, String band, String note, List<Ladder> ladders, int cuffIntervalMinutes) {
    /// Ladders are kept in the order of {@link Condition}: a graver one is judged before the one it covers.
    public Profile {
        ladders =
                ladders.stream().sorted(Comparator.comparing(Ladder::condition)).toList();
    }

    /// No limits at all: a bed before its service has started.
    public static final Profile NONE = new Profile("none", "", "", "", List.of(), 0);

    public @Nullable Ladder ladder(Condition condition) {
        for (var ladder : ladders) if (ladder.condition() == condition) return ladder;
        return null;
    }

    /// The same with one ladder in place of the one of its condition.
    public Profile with(Ladder changed) {
        return new Profile(
                id,
                hash,
                band,
                note,
                ladders.stream()
                        .map(l -> l.condition() == changed.condition() ? changed : l)
                        .toList(),
                cuffIntervalMinutes);
    }
}
