package health.vigil.replay;

import health.vigil.profile.Clear;
import health.vigil.profile.Condition;
import health.vigil.profile.Ladder;
import health.vigil.profile.Priority;
import health.vigil.profile.Profile;
import health.vigil.profile.Rung;
import health.vigil.profile.Wait;
import health.vigil.vital.Numbers;
import health.vigil.vital.Vital;
import java.util.ArrayList;
import java.util.List;

/// Profiles for the evaluation of SpO2 rules: one rung alone, with one way to wait; and the shipped rungs one after
/// another.
public final class Spo2Rules {
    private static final Wait FIXED = new Wait.Fixed(10);

    /// What is compared with the shipped way (requirement R65): Nellcor's SatSeconds at 50, the fixed delays of the
    /// field.
    private static final List<Wait> WAITS =
            List.of(new Wait.None(), FIXED, new Wait.Fixed(15), new Wait.SatSeconds(50));

    /// A profile and what the tables call it.
    public record Rule(String name, Profile profile) {}

    private final Profile shipped;
    private final Rung rung;

    /// @throws IllegalArgumentException if the profile does not watch for low SpO2 with high priority
    public Spo2Rules(Profile shipped) {
        this.shipped = shipped;
        this.rung = gravest(shipped);
    }

    private static Rung gravest(Profile profile) {
        var ladder = profile.ladder(Condition.SPO2_LOW);
        if (ladder == null || ladder.rungs().isEmpty())
            throw new IllegalArgumentException("profile " + profile.id() + " has no limit SPO2_LOW to evaluate");
        return ladder.rungs().getLast();
    }

    /// The limit of the rule that is evaluated.
    public double limit() {
        return rung.limit();
    }

    public Priority priority() {
        return rung.priority();
    }

    /// The rule with every way to wait, the shipped one last. Others than the shipped one end with the violation;
    /// one of them is repeated with the shipped hysteresis, to tell what comes of the delay and what of that.
    public List<Rule> ways() {
        var ways = new ArrayList<Rule>();
        for (var wait : WAITS) ways.add(alone(words(wait), wait, Clear.AT_ONCE));
        if (rung.clear().by() > 0) ways.add(alone(words(FIXED) + ", clears at " + clearLimit(), FIXED, rung.clear()));
        ways.add(alone("default: " + words(rung.delay()) + clears(), rung.delay(), rung.clear()));
        return ways;
    }

    private String clears() {
        return rung.clear().by() > 0 ? ", clears at " + clearLimit() : "";
    }

    private String clearLimit() {
        return Vital.SPO2.format(rung.clearLimit(Condition.SPO2_LOW));
    }

    private Rule alone(String name, Wait wait, Clear clear) {
        var only = new Rung(rung.priority(), rung.limit(), wait, rung.latching(), clear);
        return new Rule(name, of(List.of(new Ladder(Condition.SPO2_LOW, List.of(only)))));
    }

    /// The rule alone, then with each other shipped step of low SpO2 added, gravest first; the last is all of them.
    public List<Rule> steps() {
        var low = new ArrayList<>(List.of(rung));
        var steps = new ArrayList<Rule>();
        steps.add(new Rule(words(Condition.SPO2_LOW, rung), of(List.of(ladder(low)))));
        var severe = shipped.ladder(Condition.SPO2_DESATURATION);
        var both = new ArrayList<Ladder>();
        if (severe != null && !severe.rungs().isEmpty()) {
            both.add(severe);
            steps.add(step(severe.condition(), severe.rungs().getLast(), both, low));
        }
        for (var milder : milder()) {
            low.addFirst(milder);
            steps.add(step(Condition.SPO2_LOW, milder, both, low));
        }
        return steps;
    }

    private List<Rung> milder() {
        var ladder = shipped.ladder(Condition.SPO2_LOW);
        if (ladder == null) return List.of();
        return ladder.rungs().subList(0, ladder.rungs().size() - 1).reversed();
    }

    private Rule step(Condition condition, Rung added, List<Ladder> others, List<Rung> low) {
        var ladders = new ArrayList<>(others);
        ladders.add(ladder(low));
        return new Rule("+ " + words(condition, added), of(ladders));
    }

    private static Ladder ladder(List<Rung> rungs) {
        return new Ladder(Condition.SPO2_LOW, List.copyOf(rungs));
    }

    private Profile of(List<Ladder> ladders) {
        return new Profile(shipped.id(), shipped.hash(), shipped.band(), "SpO2 rules only", ladders, 0);
    }

    private static String words(Condition condition, Rung rung) {
        return Vital.SPO2.label() + " < " + Vital.SPO2.format(rung.limit()) + ", " + words(rung.delay())
                + (condition == Condition.SPO2_LOW ? "" : " (" + condition.words() + ")");
    }

    private static String words(Wait wait) {
        return switch (wait) {
            case Wait.None n -> "immediate";
            case Wait.Fixed f -> "fixed " + Numbers.plain(f.seconds(), 0) + " s";
            case Wait.DepthWeighted w -> "depth-weighted " + Numbers.plain(w.threshold(), 0);
            case Wait.SatSeconds s -> "SatSeconds " + Numbers.plain(s.points(), 0);
            case Wait.Count c -> c.readings() + " readings";
        };
    }
}
