package health.vigil.alarm;

import health.vigil.alarm.state.Channel;
import health.vigil.alarm.state.Cuff;
import health.vigil.alarm.state.Row;
import health.vigil.alarm.state.TechnicalRule;
import health.vigil.alarm.state.Track;
import health.vigil.alarm.state.Violation;
import health.vigil.profile.Condition;
import health.vigil.profile.Ladder;
import health.vigil.vital.Limb;
import health.vigil.vital.Moment;
import health.vigil.vital.Numbers;
import health.vigil.vital.SourceId;
import health.vigil.vital.Vital;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An inflated cuff stops the pulse of its limb, and a sensor there sees SpO2 and pulse fall or lost. Alarms of that
/// sensor wait meanwhile (requirement R20, hazard H15): bounded, shown, told. The violation itself goes on counting;
/// what sounds already goes on sounding; a severe desaturation never waits, and nothing waits that another source says
/// too.
final class CuffHold {
    /// For one violation, however often the cuff starts, no longer than from the start of one inflation.
    private static final long LONGEST_NANOS = Cuff.LONGEST_NANOS;

    /// Without any sample of the pulse no longer than this (requirement R2: the ceiling of ISO 80601-2-61).
    private static final long LONGEST_SEARCH_NANOS = 30 * Moment.NANOS_PER_SECOND;

    /// What a clip says while its pulse is stopped. A severe desaturation is not among it.
    private static final List<Condition> OF_PULSE = List.of(
            Condition.SPO2_LOW,
            Condition.SPO2_BELOW_BASELINE,
            Condition.SPO2_FALLING,
            Condition.PULSE_LOW,
            Condition.PULSE_HIGH,
            Condition.PULSE_BELOW_BASELINE,
            Condition.PULSE_ABOVE_BASELINE);

    private CuffHold() {}

    /// True if a rung that is due must not alarm yet.
    static boolean holds(Draft d, Ladder ladder, int rung, String source) {
        var condition = ladder.condition();
        if (!OF_PULSE.contains(condition) || !d.cuff.squeezes(d.links, d.now()) || limb(d, source) != Limb.CUFF)
            return false;
        var alarm = d.alarm(condition, "");
        if (alarm != null && alarm.present()) return false;
        var limit = ladder.rungs().get(rung).limit();
        if (d.now() - firstDue(d, ladder) > LONGEST_NANOS || witnessed(d, condition, limit)) return false;
        tell(d, condition, source);
        return true;
    }

    private static Limb limb(Draft d, String source) {
        for (var link : d.links)
            if (link.source().name().equals(source)) return link.spec().limb();
        return Limb.UNKNOWN;
    }

    private static long firstDue(Draft d, Ladder ladder) {
        var first = d.now();
        for (int i = 0; i < ladder.rungs().size(); i++) {
            var violation = d.violation(ladder.condition(), i);
            if (violation != null && violation.due()) first = Math.min(first, due(violation));
        }
        return first;
    }

    private static long due(Violation violation) {
        return violation.since() + violation.waited();
    }

    /// Whether a sensor that the cuff does not squeeze, or nobody knows that it does, says the same. An
    /// electrocardiogram sees the pulse too.
    private static boolean witnessed(Draft d, Condition condition, double limit) {
        var vital = condition.vital();
        if (vital == null) return false;
        if (accused(d, d.channel(vital), condition, limit)) return true;
        return vital == Vital.PULSE_RATE && accused(d, d.channel(Vital.HEART_RATE), condition, limit);
    }

    private static boolean accused(Draft d, Channel channel, Condition condition, double limit) {
        for (var track : channel.tracks())
            if (channel.current(track, d.now())
                    && (channel.vital() == Vital.HEART_RATE
                            || limb(d, track.source().name()) != Limb.CUFF)
                    && condition.violates(measured(d, track, condition), limit)) return true;
        return false;
    }

    private static double measured(Draft d, Track track, Condition condition) {
        var m = track.measured();
        if (m == null) return Double.NaN;
        return condition.measure() == Condition.Measure.FALL ? track.trend().fall(d.now()) : m.value();
    }

    private static void tell(Draft d, Condition condition, String source) {
        if (d.cuff.held().contains(condition)) return;
        d.cuff = d.cuff.holding(Row.plus(d.cuff.held(), condition));
        d.tell(new Output.Held(d.at, condition, "the cuff squeezes the limb of " + source));
    }

    /// How long a violation was held, for its explanation; empty if it was not.
    static String words(Draft d, @Nullable Violation violation) {
        if (violation == null || !violation.due() || !d.cuff.held().contains(violation.condition())) return "";
        var seconds = (d.now() - due(violation)) / (double) Moment.NANOS_PER_SECOND;
        return seconds == 0 ? "" : "held " + Numbers.plain(seconds, 1) + " s by the cuff on the same limb";
    }

    /// The hold is over when nothing squeezes any more.
    static void tick(Draft d) {
        if (!d.cuff.held().isEmpty() && !d.cuff.squeezes(d.links, d.now())) d.cuff = d.cuff.holding(List.of());
    }

    /// True if a search for the pulse, or a weak one, that is due is the cuff's doing and must not alarm yet. What
    /// began before the cuff is not.
    static boolean holds(Draft d, TechnicalRule rule, SourceId source, long since) {
        if (d.now() - since >= longest(rule) || since < d.cuff.started()) return false;
        if (!d.cuff.squeezes(d.links, d.now()) || limb(d, source.name()) != Limb.CUFF) return false;
        var alarm = d.alarm(rule.condition(), source.name());
        if (alarm != null && alarm.present()) return false;
        tell(d, rule.condition(), source.name());
        return true;
    }

    private static long longest(TechnicalRule rule) {
        if (rule == TechnicalRule.LOW_PERFUSION) return LONGEST_NANOS;
        return rule == TechnicalRule.NO_PULSE ? LONGEST_SEARCH_NANOS : 0;
    }
}
