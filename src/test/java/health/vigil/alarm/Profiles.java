package health.vigil.alarm;

import health.vigil.profile.Authority;
import health.vigil.profile.BaselineRule;
import health.vigil.profile.Clear;
import health.vigil.profile.Condition;
import health.vigil.profile.Ladder;
import health.vigil.profile.Layers;
import health.vigil.profile.Phase;
import health.vigil.profile.Priority;
import health.vigil.profile.Profile;
import health.vigil.profile.Rung;
import health.vigil.profile.Wait;
import java.util.List;

/// Limits of a four-year-old, for tests that must not change when the shipped profile does.
final class Profiles {
    private Profiles() {}

    static final Profile NOBODY = new Profile("test-none", "000000000000", "nobody", "nobody admitted", List.of(), 0);

    static final Profile FOUR_YEARS = new Profile(
            "test",
            "000000000000",
            "4-6y",
            "",
            List.of(
                    new Ladder(Condition.SPO2_DESATURATION, List.of(high(85, new Wait.None()))),
                    new Ladder(
                            Condition.SPO2_LOW,
                            List.of(
                                    new Rung(Priority.LOW, 95, new Wait.Fixed(30), false),
                                    new Rung(Priority.MEDIUM, 92, new Wait.Fixed(10), false),
                                    new Rung(Priority.HIGH, 90, new Wait.DepthWeighted(20), true, new Clear(2, 0)))),
                    new Ladder(
                            Condition.APNEA,
                            List.of(new Rung(Priority.MEDIUM, 15, new Wait.None(), false), high(20, new Wait.None()))),
                    new Ladder(
                            Condition.RESPIRATION_LOW,
                            List.of(
                                    new Rung(Priority.LOW, 17, new Wait.Fixed(15), false),
                                    new Rung(Priority.MEDIUM, 14, new Wait.Fixed(15), false),
                                    high(10, new Wait.Fixed(15)))),
                    new Ladder(
                            Condition.PULSE_LOW,
                            List.of(
                                    new Rung(Priority.MEDIUM, 65, new Wait.Fixed(10), false),
                                    high(50, new Wait.Fixed(5)))),
                    new Ladder(
                            Condition.PULSE_HIGH,
                            List.of(
                                    new Rung(Priority.MEDIUM, 131, new Wait.Fixed(10), false),
                                    high(150, new Wait.Fixed(5)))),
                    new Ladder(Condition.ETCO2_HIGH, List.of(new Rung(Priority.MEDIUM, 50, new Wait.Fixed(15), false))),
                    new Ladder(Condition.NIBP_SYSTOLIC_LOW, List.of(high(78, new Wait.None()))),
                    new Ladder(
                            Condition.TEMPERATURE_HIGH,
                            List.of(
                                    new Rung(Priority.LOW, 38.5, new Wait.None(), false),
                                    new Rung(Priority.MEDIUM, 40, new Wait.None(), false)))),
            0);

    /// The four-year-old's limits where operators may do more, or less.
    static Profile under(Authority authority) {
        var p = FOUR_YEARS;
        return new Profile(
                p.id(), p.hash(), p.band(), p.note(), p.ladders(), p.cuffIntervalMinutes(), authority, p.layers());
    }

    private static Rung high(double limit, Wait wait) {
        return new Rung(Priority.HIGH, limit, wait, true);
    }

    /// The same with what a whole sedation needs: limits relative to the baseline, phases, floors.
    static final Profile SEDATION = Profile.of(
            "test",
            "000000000000",
            "4-6y",
            "",
            new Authority(
                    List.of(
                            new Authority.Floor(Condition.SPO2_LOW, Priority.HIGH, 85),
                            new Authority.Floor(Condition.SPO2_DESATURATION, Priority.HIGH, 75),
                            new Authority.Floor(Condition.ETCO2_HIGH, Priority.MEDIUM, 60)),
                    5,
                    List.of(Condition.TEMPERATURE_HIGH),
                    false,
                    120),
            new Layers(
                    FOUR_YEARS.ladders(),
                    0,
                    List.of(
                            new Layers.PhaseRule(Phase.INDUCTION, 3, List.of()),
                            new Layers.PhaseRule(
                                    Phase.PROCEDURE,
                                    Layers.UNCHANGED,
                                    List.of(
                                            new Ladder(
                                                    Condition.PULSE_HIGH,
                                                    List.of(
                                                            new Rung(Priority.MEDIUM, 140, new Wait.Fixed(15), false),
                                                            high(150, new Wait.Fixed(5)))),
                                            new Ladder(Condition.TEMPERATURE_HIGH, List.of()),
                                            new Ladder(Condition.PULSE_ABOVE_BASELINE, List.of())))),
                    List.of(
                            relative(Condition.SPO2_BELOW_BASELINE, new BaselineRule.Points(5), 5),
                            relative(Condition.ETCO2_ABOVE_BASELINE, new BaselineRule.Points(10), 15),
                            relative(Condition.PULSE_BELOW_BASELINE, new BaselineRule.Percent(25), 10),
                            relative(Condition.PULSE_ABOVE_BASELINE, new BaselineRule.Percent(25), 10),
                            relative(Condition.NIBP_SYSTOLIC_BELOW_BASELINE, new BaselineRule.Percent(25), 0)),
                    List.of()));

    /// The same sedation of an infant.
    static final Profile INFANT = SEDATION.with(new Ladder(
                    Condition.PULSE_LOW,
                    List.of(new Rung(Priority.MEDIUM, 90, new Wait.Fixed(10), false), high(70, new Wait.Fixed(5)))))
            .with(new Ladder(
                    Condition.PULSE_HIGH,
                    List.of(new Rung(Priority.MEDIUM, 170, new Wait.Fixed(10), false), high(190, new Wait.Fixed(5)))));

    private static BaselineRule relative(Condition condition, BaselineRule.Deviation deviation, double seconds) {
        var tier = new BaselineRule.Tier(Priority.MEDIUM, deviation, new Wait.Fixed(seconds), false, Clear.AT_ONCE);
        return new BaselineRule(condition, List.of(tier));
    }
}
