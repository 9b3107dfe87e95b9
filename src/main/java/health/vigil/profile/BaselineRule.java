package health.vigil.profile;

import health.vigil.vital.Numbers;
import java.util.List;

/// How far a condition's vital may go from what was normal for this child before sedation (requirement R10).
///
/// @param condition one that is {@link Condition#relative}
/// @param tiers mildest first; empty: switched off
public record BaselineRule(Condition condition, List<Tier> tiers) {
    /// One limit relative to the baseline. It alarms as every limit does: beyond the deviation, not at it.
    public record Tier(Priority priority, Deviation deviation, Wait delay, boolean latching, Clear clear) {}

    /// How far from the baseline.
    public sealed interface Deviation {
        double size();

        double of(double normal);

        /// For people: `25 %` or `5`.
        String words();
    }

    /// In the unit of the vital.
    public record Points(double size) implements Deviation {
        public Points {
            if (!(size > 0)) throw new IllegalArgumentException("a deviation of " + size + " must be more than 0");
        }

        @Override
        public double of(double normal) {
            return size;
        }

        @Override
        public String words() {
            return Numbers.plain(size, 0);
        }
    }

    /// In hundredths of the baseline.
    public record Percent(double size) implements Deviation {
        public Percent {
            if (!(size > 0 && size < 100))
                throw new IllegalArgumentException("a deviation of " + size + " % is outside 0 to 100 %");
        }

        @Override
        public double of(double normal) {
            return normal * size / 100;
        }

        @Override
        public String words() {
            return Numbers.plain(size, 0) + " %";
        }
    }

    public BaselineRule {
        tiers = List.copyOf(tiers);
        if (!condition.relative()) throw new IllegalArgumentException(condition + " does not depend on a baseline");
        for (int i = 1; i < tiers.size(); i++) inOrder(condition, tiers.get(i - 1), tiers.get(i));
    }

    private static void inOrder(Condition condition, Tier milder, Tier graver) {
        if (graver.priority().compareTo(milder.priority()) <= 0)
            throw new IllegalArgumentException(
                    condition + ": " + graver.priority() + " comes after " + milder.priority());
        if (graver.deviation().getClass() != milder.deviation().getClass())
            throw new IllegalArgumentException(condition + ": use either `percent` or `by`, not both");
        if (graver.deviation().size() < milder.deviation().size())
            throw new IllegalArgumentException(
                    condition + ": " + graver.priority() + " deviates less than " + milder.priority() + "; swap them");
    }

    /// The absolute limits for a child whose normal value is known.
    public Ladder ladder(double normal) {
        return new Ladder(
                condition, tiers.stream().map(tier -> rung(tier, normal)).toList());
    }

    private Rung rung(Tier tier, double normal) {
        var way = tier.deviation().of(normal);
        var exact = condition.side() == Condition.Side.LOW ? normal - way : normal + way;
        var limit = LimitRange.of(condition).rounded(condition.side(), exact);
        return new Rung(tier.priority(), limit, tier.delay(), tier.latching(), tier.clear());
    }
}
