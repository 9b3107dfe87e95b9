package health.vigil.profile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The limits in force for one child.
///
/// @param id which profile file and version, for screen and journal
/// @param hash of the file, 12 hexadecimal digits, and of the rules in the code behind it
/// @param band the age band chosen
/// @param note what the screen must say about the choice, may be empty ("18 years or older: last band")
/// @param ladders one per physiological condition that can alarm, in the order of {@link Condition}
/// @param cuffIntervalMinutes minutes between automatic cuff readings, 0 for none
/// @param authority how far an operator may go
/// @param layers what the limits are made of
public record Profile(
        String id,
        String hash,
        String band,
        String note,
        List<Ladder> ladders,
        int cuffIntervalMinutes,
        Authority authority,
        Layers layers) {
    /// No limits at all: a bed before its service has started.
    public static final Profile NONE = new Profile("none", "", "", "", List.of(), 0);

    /// Ladders are kept in the order of {@link Condition}: a graver one is judged before the one it covers.
    public Profile {
        ladders = sorted(ladders);
    }

    /// Limits that no phase and no baseline changes.
    public Profile(String id, String hash, String band, String note, List<Ladder> ladders, int cuffIntervalMinutes) {
        this(
                id,
                hash,
                band,
                note,
                ladders,
                cuffIntervalMinutes,
                Authority.DEFAULT,
                Layers.flat(ladders, cuffIntervalMinutes));
    }

    /// The limits a child starts with: before sedation, without a baseline.
    public static Profile of(String id, String hash, String band, String note, Authority authority, Layers layers) {
        return new Profile(id, hash, band, note, List.of(), 0, authority, layers)
                .under(Phase.PRE_SEDATION, Baseline.NONE);
    }

    private static List<Ladder> sorted(Collection<Ladder> ladders) {
        return ladders.stream().sorted(Comparator.comparing(Ladder::condition)).toList();
    }

    /// The ladder of a condition, null where it has none: not in this profile, not at this age, no baseline.
    public @Nullable Ladder ladder(Condition condition) {
        int low = 0;
        int high = ladders.size() - 1;
        while (low <= high) {
            var middle = (low + high) >>> 1;
            var order = ladders.get(middle).condition().compareTo(condition);
            if (order == 0) return ladders.get(middle);
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }
        return null;
    }

    /// The same child's limits in a phase and with a baseline. What operators set stays over both: a ladder of the
    /// phase that does not fit an edit yields to the age's. An edit of what is switched off rests meanwhile.
    public Profile under(Phase phase, Baseline baseline) {
        var yielding = EnumSet.noneOf(Condition.class);
        while (true) {
            var ladders = List.copyOf(layers.ladders(phase, baseline, yielding));
            var cuff = layers.cuffIntervalMinutes(phase);
            var next = new Profile(id, hash, band, note, ladders, cuff, authority, layers).edited(layers.edits());
            if (!yielding.addAll(next.without(layers.edits()))) return next;
        }
    }

    /// Conditions of edits that are not in force although there is a limit they are of.
    private List<Condition> without(List<LimitEdit> edits) {
        var conditions = new ArrayList<Condition>();
        for (var edit : edits) {
            var ladder = ladder(edit.condition());
            var rung = ladder == null ? null : ladder.rung(edit.tier());
            if (rung != null && rung.limit() != edit.limit()) conditions.add(edit.condition());
        }
        return conditions;
    }

    /// The same child's limits as they would be had nobody set those of one condition by hand.
    ///
    /// @param condition null for all
    public Profile unedited(@Nullable Condition condition, Phase phase, Baseline baseline) {
        var fewer = layers.unedited(condition);
        return new Profile(id, hash, band, note, ladders, cuffIntervalMinutes, authority, fewer).under(phase, baseline);
    }

    /// These limits of an age for a child who is in a phase already, has a baseline, and whose limits were set by hand
    /// at another age. What does not fit here is left out.
    ///
    /// @param edits by operators; one rests whose limit the phase has switched off
    public Profile carrying(List<LimitEdit> edits, Phase phase, Baseline baseline) {
        var kept = edits;
        while (true) {
            var with = new Profile(id, hash, band, note, ladders, cuffIntervalMinutes, authority, layers.with(kept));
            var fitting = kept.stream()
                    .filter(edit -> with.fits(edit, phase, baseline))
                    .toList();
            if (fitting.size() == kept.size()) return with.under(phase, baseline);
            kept = fitting;
        }
    }

    /// In force in this phase; or in some other, if there is no such limit in this one.
    private boolean fits(LimitEdit edit, Phase phase, Baseline baseline) {
        var now = under(phase, baseline);
        var ladder = now.ladder(edit.condition());
        if (ladder != null && ladder.rung(edit.tier()) != null) return now.holds(edit);
        for (var other : Phase.values()) if (under(other, baseline).holds(edit)) return true;
        return false;
    }

    /// An edit in force here that another profile with it could not have in force, null if there is none.
    public @Nullable LimitEdit lostIn(Profile other) {
        for (var edit : other.layers().edits())
            if (holds(edit) && other.without(List.of(edit)).contains(edit.condition())) return edit;
        return null;
    }

    private boolean holds(LimitEdit edit) {
        var ladder = ladder(edit.condition());
        var rung = ladder == null ? null : ladder.rung(edit.tier());
        return rung != null && rung.limit() == edit.limit();
    }

    /// Edits in any order in which each of them fits: one may make room for another.
    private Profile edited(List<LimitEdit> edits) {
        var next = this;
        var waiting = new ArrayList<>(edits);
        for (var fits = true; fits; ) {
            fits = false;
            for (var each = waiting.iterator(); each.hasNext(); ) {
                var edit = each.next();
                if (!edit.refusal(next).isEmpty()) continue;
                next = edit.applied(next);
                each.remove();
                fits = true;
            }
        }
        return next;
    }

    /// Everything with which these limits would not watch a child in a phase as they seem to; empty if they are sound.
    public List<Flaw> flaws(Phase phase) {
        return LadderCheck.flaws(this, phase);
    }

    /// The same without an institution that says how far an operator may go: for those who try profiles out.
    public Profile unrestricted() {
        return new Profile(id, hash, band, note, ladders, cuffIntervalMinutes, Authority.DEFAULT, layers);
    }

    /// The same with another ladder of the age: what if the profile were another?
    public Profile with(Ladder changed) {
        return with(changed, layers.with(changed));
    }

    /// The same with one ladder in place of the one of its condition, and the edit that did it remembered.
    Profile with(Ladder changed, LimitEdit edit) {
        return with(changed, layers.with(edit));
    }

    private Profile with(Ladder changed, Layers remembered) {
        return new Profile(
                id,
                hash,
                band,
                note,
                ladders.stream()
                        .map(l -> l.condition() == changed.condition() ? changed : l)
                        .toList(),
                cuffIntervalMinutes,
                authority,
                remembered);
    }
}
