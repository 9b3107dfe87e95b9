package health.vigil.alarm;

import health.vigil.profile.Clear;
import health.vigil.profile.Condition;
import health.vigil.profile.Ladder;
import health.vigil.profile.Priority;
import health.vigil.profile.Profile;
import health.vigil.profile.Rung;
import health.vigil.profile.Wait;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The four-year-old's limits with the conditions that are computed from several numbers or from their course.
final class Composites {
    static final Set<Condition> CONDITIONS =
            Set.of(Condition.SPO2_FALLING, Condition.RESPIRATORY_DEPRESSION, Condition.ALLERGIC_REACTION);

    static final Profile PROFILE = profile();

    private Composites() {}

    private static Profile profile() {
        var p = Profiles.FOUR_YEARS;
        var ladders = new ArrayList<>(p.ladders());
        ladders.add(ladder(Condition.SPO2_FALLING, 4, 9, new Clear(2, 0)));
        ladders.add(ladder(Condition.RESPIRATORY_DEPRESSION, 4, 6, new Clear(1, 0)));
        ladders.add(ladder(Condition.ALLERGIC_REACTION, 4, 6, new Clear(1, 0)));
        return new Profile(p.id(), p.hash(), p.band(), p.note(), ladders, 0);
    }

    private static Ladder ladder(Condition condition, double medium, double high, Clear clear) {
        var wait = new Wait.DepthWeighted(20);
        return new Ladder(
                condition,
                List.of(
                        new Rung(Priority.MEDIUM, medium, wait, false, clear),
                        new Rung(Priority.HIGH, high, wait, true, clear)));
    }
}
