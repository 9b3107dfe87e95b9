package health.vigil.pager;

import health.vigil.alarm.state.Alarm;
import health.vigil.profile.Condition;
import health.vigil.profile.Priority;
import health.vigil.vital.BedId;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// One path to somebody, and what they are told.
///
/// @param name unique, as shown on screens, in logs and in outbox rows
/// @param carrier protocol and address
/// @param minimum alarms below this priority are not sent
/// @param groups the child's condition, faults of equipment, or both
/// @param beds whose alarms; empty for all of them and the house itself
/// @param level 1 is told at once, 2 when nobody of level 1 answered in time, and so on
public record PathSettings(
        String name, CarrierSettings carrier, Priority minimum, Set<Group> groups, List<BedId> beds, int level) {
    /// What an alarm is about.
    public enum Group {
        PHYSIOLOGICAL,
        TECHNICAL
    }

    /// Enough for nurse, backup, charge nurse and doctor, and for a hospital's odd one.
    private static final int HIGHEST_LEVEL = 5;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

    public PathSettings {
        if (!NAME.matcher(name).matches())
            throw new IllegalArgumentException(
                    "path name '" + name + "' must be 1 to 40 letters, digits, '.', '_' or '-', letter or digit first");
        if (groups.isEmpty())
            throw new IllegalArgumentException("path " + name + " is told of no group; use physiological or technical");
        if (level < 1 || level > HIGHEST_LEVEL)
            throw new IllegalArgumentException(
                    "path " + name + ": level " + level + " is outside 1 to " + HIGHEST_LEVEL);
        groups = Set.copyOf(groups);
        beds = List.copyOf(beds);
    }

    /// A path that is told of every high alarm at once.
    public static PathSettings high(String name, CarrierSettings carrier) {
        return new PathSettings(name, carrier, Priority.HIGH, Set.of(Group.values()), List.of(), 1);
    }

    /// True if this path is to hear of an alarm. A path never carries the news of its own failure.
    boolean tells(BedId bed, Alarm alarm) {
        return carries(alarm) && (beds.isEmpty() || beds.contains(bed));
    }

    /// True if this path is to hear of such an alarm of a bed it was assigned to.
    boolean carries(Alarm alarm) {
        var ownFailure =
                alarm.condition() == Condition.PAGER_FAILED && alarm.subject().equals(part());
        return !ownFailure && concerns(alarm.priority(), group(alarm.condition()));
    }

    boolean tells(BedId bed, Priority priority, Group group) {
        return concerns(priority, group) && (beds.isEmpty() || beds.contains(bed));
    }

    private boolean concerns(Priority priority, Group group) {
        return priority.atLeast(minimum) && groups.contains(group);
    }

    /// What this path is called where its failures are reported.
    String part() {
        return "pager " + name;
    }

    static Group group(Condition condition) {
        return condition.technical() ? Group.TECHNICAL : Group.PHYSIOLOGICAL;
    }
}
