package health.vigil.alarm.composite;

import health.vigil.alarm.state.BedState;
import health.vigil.profile.Condition;
import health.vigil.vital.Moment;
import health.vigil.vital.Numbers;
import health.vigil.vital.Vital;
import java.util.List;
import java.util.stream.Collectors;

/// What speaks for a composite condition at one moment: its signs, their points, and whether they suffice
/// (requirement R23). It can raise an alarm and never holds or ends one of another condition.
///
/// @param condition {@link Condition#RESPIRATORY_DEPRESSION} or {@link Condition#ALLERGIC_REACTION}
/// @param seen the signs there are, in the order in which they are looked for
public record Evidence(Condition condition, List<Seen> seen) {
    /// Of the signs of the body itself, so many groups must speak: one sensor that slipped is not enough.
    private static final int GROUPS = 2;

    /// Want of oxygen raises the pulse by itself, whatever caused it: beside allergy it counts no more than this.
    private static final int OXYGEN_OF_ALLERGY = 2;

    /// One sign that is there.
    ///
    /// @param about whose number it is: the vital's label, or the drug
    /// @param value the number, in the vital's unit, or in seconds or minutes
    /// @param reference the limit it is beyond, or what it was before
    public record Seen(Sign sign, String about, double value, double reference) {
        static Seen of(Sign sign, Vital vital, double value, double reference) {
            return new Seen(sign, vital.label(), value, reference);
        }

        /// For people: `RR 11 below 14`, `EtCO2 58 up from 42`, `propofol 4 min ago`.
        public String words() {
            return switch (sign.form()) {
                case BELOW -> about + " " + text(value) + " below " + text(reference);
                case ESTIMATED_BELOW -> about + " " + text(value) + " (estimated) below " + text(reference);
                case ABOVE -> about + " " + text(value) + " above " + text(reference);
                case DOWN -> about + " " + text(value) + " down from " + text(reference);
                case UP -> about + " " + text(value) + " up from " + text(reference);
                case WITHIN_A_MINUTE -> about + " fell by " + text(value) + " within a minute";
                case SECONDS -> about + " for " + text(value) + " s";
                case AGO -> about + " " + text(value) + " min ago";
            };
        }

        private static String text(double number) {
            return Numbers.plain(number, 0);
        }
    }

    /// What speaks for each composite condition at a moment, whether or not it is an alarm.
    public static List<Evidence> of(BedState state, Moment at) {
        var picture = Picture.of(state, at);
        return List.of(ofDepression(picture), ofAllergy(picture));
    }

    /// What speaks for possible respiratory depression.
    public static Evidence ofDepression(Picture picture) {
        return RespiratoryDepression.evidence(picture);
    }

    /// What speaks for a possible allergic reaction.
    public static Evidence ofAllergy(Picture picture) {
        return AllergicReaction.evidence(picture);
    }

    /// The points that are held against the limits: none unless enough signs come together.
    public int score() {
        return enough() ? points() : 0;
    }

    /// All points, each group up to its most.
    public int points() {
        int points = 0;
        for (var group : Sign.Group.values()) points += Math.min(most(group), points(group));
        return points;
    }

    private int most(Sign.Group group) {
        var oxygenOfAllergy = condition == Condition.ALLERGIC_REACTION && group == Sign.Group.OXYGEN;
        return oxygenOfAllergy ? OXYGEN_OF_ALLERGY : group.most();
    }

    private int points(Sign.Group group) {
        int points = 0;
        for (var each : seen) if (each.sign.group() == group) points += each.sign.points();
        return points;
    }

    /// True if signs come together that make the condition at all.
    public boolean enough() {
        if (seen.size() < GROUPS) return false;
        if (condition == Condition.ALLERGIC_REACTION) return allergic();
        return one(Sign.Group.BREATHING) + one(Sign.Group.CO2) + one(Sign.Group.OXYGEN) >= GROUPS;
    }

    /// Without a pressure, oxygen that falls while the pulse rises is more often a blocked airway; there the child that
    /// breathes faster speaks for allergy.
    private boolean allergic() {
        return has(Sign.Group.DRUG)
                && has(Sign.Group.PULSE)
                && (has(Sign.Group.PRESSURE) || has(Sign.Group.OXYGEN) && has(Sign.Group.BREATHING));
    }

    private int one(Sign.Group group) {
        return has(group) ? 1 : 0;
    }

    private boolean has(Sign.Group group) {
        for (var each : seen) if (each.sign.group() == group) return true;
        return false;
    }

    /// For people: all signs, the reasons of the alarm.
    public String words() {
        return seen.stream().map(Seen::words).collect(Collectors.joining(", "));
    }
}
