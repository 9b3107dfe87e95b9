package health.vigil.pager;

import health.vigil.alarm.state.Alarm;
import health.vigil.vital.BedId;
import health.vigil.vital.Moment;
import java.util.LinkedHashSet;
import java.util.Set;

/// One alarm for which people were called, until it is over. Changed by {@link Callouts} only.
final class Callout {
    final BedId bed;
    /// Paths told so far, by name.
    final Set<String> told = new LinkedHashSet<>();
    /// Paths asked last.
    final Set<String> asking = new LinkedHashSet<>();
    /// Paths of the first level that were not asked because the bed has a pager of its own; they come next.
    final Set<String> spared = new LinkedHashSet<>();
    /// Paths asked last that could not deliver.
    final Set<String> failed = new LinkedHashSet<>();

    Alarm alarm;
    /// When somebody was last asked.
    Moment asked;
    int level = 1;
    /// How often everybody was asked again.
    int rounds;
    /// Pages made so far, for their keys.
    int made;
    /// Somebody at the bedside or with a pager has answered; nobody else is called.
    boolean answered;
    /// They did so after the latest call: it need not arrive any more.
    boolean seen;

    Callout(BedId bed, Alarm alarm, Moment at) {
        this.bed = bed;
        this.alarm = alarm;
        this.asked = at;
    }

    /// Everybody is to be called anew, beginning with the first.
    void restart(Moment at) {
        asked = at;
        level = 1;
        rounds = 0;
        answered = false;
        seen = false;
        failed.clear();
        asking.clear();
        spared.clear();
    }
}
