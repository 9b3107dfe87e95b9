package health.vigil.replay;

import health.vigil.profile.Condition;
import health.vigil.profile.Ladder;
import health.vigil.profile.Priority;
import health.vigil.profile.Profile;
import health.vigil.profile.Rung;
import health.vigil.profile.Wait;
import java.util.List;

/// Limits for tests that must not change when the shipped profile does.
final class Limits {
    private Limits() {}

    static Profile of(Ladder... ladders) {
        return new Profile("test", "000000000000", "any age", "", List.of(ladders), 0);
    }

    static Ladder ladder(Condition condition, Rung... rungs) {
        return new Ladder(condition, List.of(rungs));
    }

    static Rung rung(Priority priority, double limit, Wait wait) {
        return new Rung(priority, limit, wait, priority == Priority.HIGH);
    }

    static final Profile SPO2 = of(
            ladder(Condition.SPO2_DESATURATION, rung(Priority.HIGH, 85, new Wait.None())),
            ladder(
                    Condition.SPO2_LOW,
                    rung(Priority.LOW, 95, new Wait.Fixed(30)),
                    rung(Priority.MEDIUM, 92, new Wait.Fixed(10)),
                    rung(Priority.HIGH, 90, new Wait.Fixed(5))));
}
