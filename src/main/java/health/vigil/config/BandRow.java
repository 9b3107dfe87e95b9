package health.vigil.config;

import health.vigil.profile.Condition;
import health.vigil.profile.Ladder;
import health.vigil.profile.Priority;
import health.vigil.profile.Rung;
import java.util.ArrayList;
import java.util.List;

/// One row of a profile's `bands`: the numbers of an age in a fixed order, turned into ladders.
final class BandRow {
    private static final int HEART_NUMBERS = 4;
    private static final int RESPIRATION_NUMBERS = 4;
    private static final int SYSTOLIC_NUMBERS = 2;

    private final Section row;
    private final Delays delays;
    private final Priority latching;

    BandRow(Section row, Delays delays, Priority latching) {
        this.row = row;
        this.delays = delays;
        this.latching = latching;
    }

    List<Ladder> ladders() {
        var all = new ArrayList<Ladder>();
        heart(all, row.row("heart", HEART_NUMBERS, 20, 350));
        respiration(all, row.row("respiration", RESPIRATION_NUMBERS, 0, 150));
        systolic(all, row.row("systolic", SYSTOLIC_NUMBERS, 0, 300));
        return all;
    }

    private void heart(List<Ladder> all, List<Double> beats) {
        if (beats.isEmpty()) return;
        for (var low : List.of(Condition.PULSE_LOW, Condition.HEART_RATE_LOW))
            add(all, "heart", low, delays::heart, medium(beats.get(1)), high(beats.get(0)));
        for (var high : List.of(Condition.PULSE_HIGH, Condition.HEART_RATE_HIGH))
            add(all, "heart", high, delays::heart, medium(beats.get(2)), high(beats.get(3)));
        inOrder("heart", beats.get(1), beats.get(2));
    }

    private void respiration(List<Ladder> all, List<Double> breaths) {
        if (breaths.isEmpty()) return;
        var low = new Tier(Priority.LOW, breaths.get(2));
        var slow = List.of(low, medium(breaths.get(1)), high(breaths.get(0)));
        add(all, "respiration", Condition.RESPIRATION_LOW, delays::respiration, slow.toArray(Tier[]::new));
        add(all, "respiration", Condition.RESPIRATION_HIGH, delays::respiration, medium(breaths.get(3)));
        inOrder("respiration", breaths.get(2), breaths.get(3));
    }

    private void systolic(List<Ladder> all, List<Double> mmHg) {
        if (mmHg.isEmpty()) return;
        var high = Condition.NIBP_SYSTOLIC_HIGH;
        add(all, "systolic", high, delays::systolic, medium(mmHg.get(0)), high(mmHg.get(1)));
    }

    private record Tier(Priority priority, double limit) {}

    /// One of the kinds of rungs in {@link Delays}.
    private interface Kind {
        Rung rung(Priority priority, double limit, boolean latching);
    }

    private static Tier medium(double limit) {
        return new Tier(Priority.MEDIUM, limit);
    }

    private static Tier high(double limit) {
        return new Tier(Priority.HIGH, limit);
    }

    private void add(List<Ladder> all, String key, Condition condition, Kind kind, Tier... tiers) {
        var rungs = new ArrayList<Rung>();
        for (var tier : tiers)
            rungs.add(kind.rung(tier.priority(), tier.limit(), tier.priority().atLeast(latching)));
        var ladder = row.checked(key, () -> new Ladder(condition, rungs));
        if (ladder != null) all.add(ladder);
    }

    private void inOrder(String key, double low, double high) {
        if (low >= high) row.mistake(key, "has low limit " + low + " at or above high limit " + high, "swap them");
    }
}
