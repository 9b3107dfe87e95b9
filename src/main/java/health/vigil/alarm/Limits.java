package health.vigil.alarm;

import health.vigil.alarm.state.Care;
import health.vigil.alarm.state.Violation;
import health.vigil.profile.AutoLimits;
import health.vigil.profile.Condition;
import health.vigil.profile.Ladder;
import health.vigil.profile.LimitChange;
import health.vigil.profile.LimitEdit;
import health.vigil.profile.LimitRange;
import health.vigil.profile.Priority;
import health.vigil.profile.Profile;
import health.vigil.profile.Rung;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What moves the limits in force: operators, the phase, the baseline. Every move is told, old and new (requirement
/// R37), and what violates goes on violating.
final class Limits {
    private static final String RESTORE = "restore limits";
    private static final String CORRECT = "correct the patient";

    private Limits() {}

    /// An operator set one.
    static void changed(Draft d, Input.LimitChanged in) {
        var edit = new LimitEdit(
                in.condition(), in.tier(), in.limit(), in.by(), in.at().wallMillis());
        var refusal = edit.refusal(d.care.profile());
        if (refusal.isEmpty()) move(d, edit.applied(d.care.profile()), in.by());
        else Operation.refuse(d, in.by(), words(in.condition(), in.tier()), refusal);
    }

    /// For people: `limit SpO2 low, high`.
    private static String words(Condition condition, Priority tier) {
        return "limit " + condition.words() + ", " + tier.name().toLowerCase(Locale.ROOT);
    }

    /// An operator wants those that makers compute from the baseline (clinical.md 2.6).
    static void computed(Draft d, Input.LimitsComputed in) {
        var child = d.care.patient();
        if (child == null) Operation.refuse(d, in.by(), "compute limits", Operation.NOBODY);
        else if (!d.care.baseline().taken())
            Operation.refuse(d, in.by(), "compute limits", "there is no baseline; take the baseline first");
        else {
            var by = in.by() + ", computed from the baseline";
            var computed = AutoLimits.computed(
                    d.care.profile(), child, d.care.baseline(), by, in.at().wallMillis());
            for (var refused : computed.refused()) {
                var edit = refused.edit();
                Operation.refuse(d, in.by(), "compute " + words(edit.condition(), edit.tier()), refused.reason());
            }
            move(d, computed.profile(), by);
        }
    }

    /// An operator wants those of the profile again.
    static void restored(Draft d, Input.LimitsRestored in) {
        var now = d.care.profile();
        var next = now.unedited(in.condition(), d.care.phase(), d.care.baseline());
        var lost = now.lostIn(next);
        if (next.equals(now)) Operation.refuse(d, in.by(), RESTORE, "nothing was set by hand");
        else if (lost != null) Operation.refuse(d, in.by(), RESTORE, crossed(lost));
        else move(d, next, in.by() + ", back to the profile's");
    }

    private static String crossed(LimitEdit lost) {
        return lost.condition().words() + ", " + lost.tier().words() + ", set to "
                + LimitRange.of(lost.condition()).text(lost.limit()) + " by hand would not fit it; set that back first";
    }

    /// The procedure moved on: other limits may hold now. What is normal for the child is written down before it
    /// leaves the phase before sedation.
    static void phaseChanged(Draft d, Input.PhaseChanged in) {
        if (d.care.patient() == null) Operation.refuse(d, in.by(), "phase", Operation.NOBODY);
        else if (in.phase() != d.care.phase()) moved(d, in);
    }

    private static void moved(Draft d, Input.PhaseChanged in) {
        BaselineWatch.beforeSedation(d);
        d.care = d.care.with(in.phase());
        move(
                d,
                d.care.profile().under(d.care.phase(), d.care.baseline()),
                in.by() + ", phase " + in.phase().words());
    }

    /// Something else was known of the child than is so. Limits are chosen by age and by nothing else: those of another
    /// age hold under the same phase and baseline, with what was set by hand as far as it fits.
    static void corrected(Draft d, Input.PatientCorrected in) {
        var was = d.care.patient();
        var now = in.patient();
        if (was == null) Operation.refuse(d, in.by(), CORRECT, Operation.NOBODY);
        else if (was.equals(now)) Operation.refuse(d, in.by(), CORRECT, "nothing is different");
        else {
            var next = was.ageDays() == now.ageDays() ? d.care.profile() : aged(d.care, in.profile());
            var dropped = d.care.profile().layers().droppedIn(next.layers());
            d.care = d.care.corrected(now);
            d.tell(new Output.PatientCorrected(d.at, in.by(), was, now, dropped));
            move(d, next, in.by() + ", age corrected");
        }
    }

    private static Profile aged(Care care, Profile ofTheAge) {
        return ofTheAge.carrying(care.profile().layers().edits(), care.phase(), care.baseline());
    }

    /// The baseline is another.
    static void rebased(Draft d, String by) {
        move(d, d.care.profile().under(d.care.phase(), d.care.baseline()), by + ", baseline");
    }

    private static void move(Draft d, Profile next, String by) {
        var before = d.care.profile();
        d.care = d.care.with(next);
        var changes = LimitChange.between(before, next);
        if (!changes.isEmpty()) d.tell(new Output.LimitsChanged(d.at, by, changes));
        for (var condition : Condition.values()) relimited(d, condition, before, next);
    }

    private static void relimited(Draft d, Condition condition, Profile before, Profile next) {
        var old = before.ladder(condition);
        var fresh = next.ladder(condition);
        if (Objects.equals(old, fresh)) return;
        if (old != null) d.violations = running(d.violations, old, fresh);
        if (fresh == null || fresh.rungs().isEmpty()) Annunciation.absent(d, condition, "");
        else LimitWatch.reconsider(d, condition);
    }

    /// Violations of rungs that are as they were run on, and so do those of a moved limit that is still violated: the
    /// time they have waited counts. What violates no more is over, and the value there is counts from now.
    private static List<Violation> running(List<Violation> violations, Ladder old, @Nullable Ladder fresh) {
        var kept = new ArrayList<Violation>(violations.size());
        for (var violation : violations) {
            if (violation.condition() != old.condition()) {
                kept.add(violation);
                continue;
            }
            var was = old.rungs().get(violation.rung());
            var rung = fresh == null ? null : fresh.rung(was.priority());
            if (fresh != null && rung != null && goesOn(violation, was, rung))
                kept.add(violation.on(fresh.rungs().indexOf(rung)));
        }
        return List.copyOf(kept);
    }

    private static boolean goesOn(Violation violation, Rung was, Rung rung) {
        if (rung.equals(was)) return true;
        return rung.delay().equals(was.delay()) && violation.condition().violates(violation.value(), rung.limit());
    }
}
