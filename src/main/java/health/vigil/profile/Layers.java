package health.vigil.profile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the limits in force are made of, one over the other: the age's limits, what follows from the child's
/// baseline, what the phase changes of them, and what operators set by hand.
///
/// @param ladders by age
/// @param cuffIntervalMinutes between automatic cuff readings, 0 for none
/// @param phases what single phases change
/// @param relative limits that follow from the baseline
/// @param edits by operators, each condition and tier once
public record Layers(
        List<Ladder> ladders,
        int cuffIntervalMinutes,
        List<PhaseRule> phases,
        List<BaselineRule> relative,
        List<LimitEdit> edits) {
    /// The cuff's interval of a {@link PhaseRule} that leaves it as it is.
    public static final int UNCHANGED = -1;

    /// What one phase changes.
    ///
    /// @param cuffIntervalMinutes 0 for none, {@link #UNCHANGED} to leave it
    /// @param ladders in place of those of their conditions; an empty one switches its condition off
    public record PhaseRule(Phase phase, int cuffIntervalMinutes, List<Ladder> ladders) {
        public PhaseRule {
            ladders = List.copyOf(ladders);
        }
    }

    public Layers {
        ladders = List.copyOf(ladders);
        phases = List.copyOf(phases);
        relative = List.copyOf(relative);
        edits = List.copyOf(edits);
    }

    /// One layer only.
    static Layers flat(List<Ladder> ladders, int cuffIntervalMinutes) {
        return new Layers(ladders, cuffIntervalMinutes, List.of(), List.of(), List.of());
    }

    /// The limits of a phase and a baseline, before operators' edits.
    ///
    /// @param yielding conditions in which the phase changes nothing
    Collection<Ladder> ladders(Phase phase, Baseline baseline, Set<Condition> yielding) {
        var all = new EnumMap<Condition, Ladder>(Condition.class);
        for (var ladder : ladders) all.put(ladder.condition(), ladder);
        for (var rule : relative) {
            var vital = rule.condition().vital();
            var normal = vital == null ? Double.NaN : baseline.of(vital);
            if (!Double.isNaN(normal)) all.put(rule.condition(), rule.ladder(normal));
        }
        for (var rule : phases)
            if (rule.phase() == phase)
                for (var ladder : rule.ladders())
                    if (!yielding.contains(ladder.condition())) all.put(ladder.condition(), ladder);
        return all.values();
    }

    int cuffIntervalMinutes(Phase phase) {
        for (var rule : phases)
            if (rule.phase() == phase && rule.cuffIntervalMinutes() != UNCHANGED) return rule.cuffIntervalMinutes();
        return cuffIntervalMinutes;
    }

    /// The same with one more edit, which takes the place of an earlier one of the same limit.
    Layers with(LimitEdit edit) {
        var next = new ArrayList<LimitEdit>(edits.size() + 1);
        var replaced = false;
        for (var known : edits) {
            var same = known.condition() == edit.condition() && known.tier() == edit.tier();
            next.add(same ? edit : known);
            replaced |= same;
        }
        if (!replaced) next.add(edit);
        return new Layers(ladders, cuffIntervalMinutes, phases, relative, next);
    }

    /// The same without the edits of one condition.
    ///
    /// @param condition null for all
    Layers unedited(@Nullable Condition condition) {
        var kept = edits.stream()
                .filter(edit -> condition != null && edit.condition() != condition)
                .toList();
        return new Layers(ladders, cuffIntervalMinutes, phases, relative, kept);
    }

    /// The same with other edits.
    Layers with(List<LimitEdit> others) {
        return new Layers(ladders, cuffIntervalMinutes, phases, relative, others);
    }

    /// Edits that other layers do not have.
    public List<LimitEdit> droppedIn(Layers others) {
        return edits.stream().filter(edit -> !others.edits().contains(edit)).toList();
    }

    /// What an operator set of one limit, null if nothing.
    public @Nullable LimitEdit edit(Condition condition, Priority tier) {
        for (var edit : edits) if (edit.condition() == condition && edit.tier() == tier) return edit;
        return null;
    }

    /// The same with another ladder of the age in place of the one of its condition.
    Layers with(Ladder changed) {
        var all = ladders.stream()
                .map(l -> l.condition() == changed.condition() ? changed : l)
                .toList();
        return new Layers(all, cuffIntervalMinutes, phases, relative, edits);
    }

    /// The same with the limits of an age.
    Layers plus(List<Ladder> ofAge) {
        var all = new ArrayList<>(ladders);
        all.addAll(ofAge);
        return new Layers(all, cuffIntervalMinutes, phases, relative, edits);
    }

    /// The same with one interval in every phase.
    Layers withCuffInterval(int minutes) {
        var rules = phases.stream()
                .map(rule -> new PhaseRule(rule.phase(), UNCHANGED, rule.ladders()))
                .toList();
        return new Layers(ladders, minutes, rules, relative, edits);
    }
}
