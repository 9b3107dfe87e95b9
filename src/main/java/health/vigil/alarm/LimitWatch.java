package health.vigil.alarm;

import health.vigil.alarm.state.Channel;
import health.vigil.alarm.state.Explanation;
import health.vigil.alarm.state.Finding;
import health.vigil.alarm.state.Track;
import health.vigil.alarm.state.Violation;
import health.vigil.profile.Condition;
import health.vigil.profile.Ladder;
import health.vigil.profile.Priority;
import health.vigil.profile.Rung;
import health.vigil.vital.Moment;
import health.vigil.vital.Numbers;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Values against ladders: which rung is reached, and whether its delay has been waited out.
final class LimitWatch {
    private LimitWatch() {}

    /// A new value of a vital counts. An estimate may accuse; it does not acquit of what was measured.
    static void value(Draft d, Reading.Measured m, String source) {
        var ladders = d.care.profile().ladders();
        for (int i = 0; i < ladders.size(); i++)
            if (measures(ladders.get(i), m.vital())) judge(d, ladders.get(i), m, true, source);
    }

    private static void judge(Draft d, Ladder ladder, Reading.Measured m, boolean reading, String source) {
        var measured = m.method().measured();
        if (!measured && acquits(d, ladder, m.value(), true)) return;
        evaluate(d, ladder, m.value(), reading, source);
        if (measured && !d.violations.isEmpty()) prove(d, ladder.condition());
    }

    /// A measured number was beyond these limits.
    private static void prove(Draft d, Condition condition) {
        for (int i = 0; i < d.violations.size(); i++) {
            var violation = d.violations.get(i);
            if (violation.condition() == condition && !violation.measured()) d.put(violation.proven());
        }
    }

    /// True if a value would begin to end a violation.
    ///
    /// @param measured only of those that were measured, not of those that an estimate found
    private static boolean acquits(Draft d, Ladder ladder, double value, boolean measured) {
        for (int i = 0; i < d.violations.size(); i++) {
            var violation = d.violations.get(i);
            if (violation.condition() != ladder.condition() || measured && !violation.measured()) continue;
            if (!violation
                    .condition()
                    .violates(value, ladder.rungs().get(violation.rung()).limit())) return true;
        }
        return false;
    }

    /// The source that spoke has a gap, and another still holds a number. It may accuse; it does not acquit before it
    /// is measured anew, or a clip with a bad contact beside a slow feed would never alarm.
    static void heldElsewhere(Draft d, Reading.Measured held, String source) {
        for (var ladder : d.care.profile().ladders())
            if (measures(ladder, held.vital())
                    && accused(ladder, held.value())
                    && !acquits(d, ladder, held.value(), false)) judge(d, ladder, held, false, source);
    }

    /// A source that grew too old says nothing; the one that speaks instead may have been wrong for a while.
    private static void fallback(Draft d, Channel channel) {
        if (channel.tracks().size() < 2) return;
        var track = channel.inCharge(d.now());
        if (track == null || !channel.fallback(track) || !channel.current(track, d.now())) return;
        var held = track.measured();
        if (held == null) return;
        if (track.estimated()) LossWatch.estimated(d, channel, held.value());
        heldElsewhere(d, held, track.source().name());
    }

    private static boolean accused(Ladder ladder, double value) {
        var rungs = ladder.rungs();
        return !rungs.isEmpty()
                && ladder.condition().violates(value, rungs.getFirst().limit());
    }

    private static boolean measures(Ladder ladder, Vital vital) {
        return ladder.condition().vital() == vital && ladder.condition().measure() == Condition.Measure.VITAL;
    }

    static void clear(Draft d, Ladder ladder) {
        for (int i = 0; i < ladder.rungs().size(); i++) d.forget(ladder.condition(), i);
        Annunciation.absent(d, ladder.condition(), "");
    }

    /// Time passed: a held value goes on violating.
    static void tick(Draft d) {
        for (int i = 0; i < d.channels.size(); i++) fallback(d, d.channels.get(i));
        if (d.violations.isEmpty()) return;
        var ladders = d.care.profile().ladders();
        for (int i = 0; i < ladders.size(); i++)
            if (d.violated(ladders.get(i).condition())) hold(d, ladders.get(i), false);
    }

    /// The limits of a condition changed: the value there is counts from now.
    static void reconsider(Draft d, Condition condition) {
        var ladder = d.care.profile().ladder(condition);
        if (ladder != null) hold(d, ladder, true);
    }

    /// Judges the value that holds since the latest reading.
    ///
    /// @param acquits whether a number that a second-best source holds may end a violation
    private static void hold(Draft d, Ladder ladder, boolean acquits) {
        var vital = ladder.condition().vital();
        if (vital == null || ladder.condition().measure() != Condition.Measure.VITAL) return;
        var channel = d.channel(vital);
        var track = channel.inCharge(d.now());
        if (track == null || !channel.current(track, d.now())) return;
        var held = track.measured();
        if (held == null || !acquits && channel.fallback(track) && acquits(d, ladder, held.value(), false)) return;
        if (earlier(d, ladder, track, held.value())) return;
        judge(d, ladder, held, false, track.source().name());
    }

    /// True if a determination would end what a later one found: it knows nothing of it.
    private static boolean earlier(Draft d, Ladder ladder, Track track, double value) {
        var vital = ladder.condition().vital();
        if (vital == null || vital.cadence() == Vital.Cadence.CONTINUOUS) return false;
        for (int i = 0; i < d.violations.size(); i++) {
            var violation = d.violations.get(i);
            if (violation.condition() == ladder.condition()
                    && violation.violating()
                    && track.measuredAt() < violation.since()
                    && !violation
                            .condition()
                            .violates(
                                    value, ladder.rungs().get(violation.rung()).limit())) return true;
        }
        return false;
    }

    static void evaluate(Draft d, Ladder ladder, double value, boolean reading, String source) {
        evaluate(d, ladder, value, reading, source, LimitWatch::itself);
    }

    private static String itself() {
        return "";
    }

    /// The gravest rung that is due makes the alarm; if none is, there is none.
    ///
    /// @param reasons what a computed value was made of, for the explanation; empty where it speaks for itself
    static void evaluate(
            Draft d, Ladder ladder, double value, boolean reading, String source, Supplier<String> reasons) {
        if (d.violations.isEmpty() && d.system.alarms().isEmpty() && !accused(ladder, value)) return;
        int reached = -1;
        for (int i = 0; i < ladder.rungs().size(); i++)
            if (due(d, ladder.condition(), i, ladder.rungs().get(i), value, reading)) reached = i;
        if (reached >= 0) reached(d, ladder, reached, value, source, reasons);
        else Annunciation.absent(d, ladder.condition(), "");
    }

    private static void reached(Draft d, Ladder ladder, int i, double value, String source, Supplier<String> reasons) {
        if (covered(d, ladder.condition(), ladder.rungs().get(i).priority())) return;
        if (CuffHold.holds(d, ladder, i, source)) return;
        Annunciation.present(d, finding(d, ladder, i, value, source, reasons));
    }

    /// A graver alarm of the same organ says more than this one beside it would: "severe desaturation" than
    /// "SpO2 low", "no breath" than "slowed breathing" or "EtCO2 low". What was raised already stays, a graver rung
    /// is never held, and when the graver alarm ends, what still lasts is raised.
    private static boolean covered(Draft d, Condition condition, Priority priority) {
        if (d.alarm(condition, "") != null) return false;
        for (var cover : condition.coveredBy()) {
            var graver = d.alarm(cover, "");
            if (graver != null && graver.present() && graver.priority().atLeast(priority)) return true;
        }
        return false;
    }

    private static boolean due(Draft d, Condition condition, int i, Rung rung, double value, boolean reading) {
        var known = d.violation(condition, i);
        if (known == null && !condition.violates(value, rung.limit())) return false;
        var before = known == null ? Violation.begun(condition, i, value, d.now()) : known;
        var next = before.at(rung, value, reading, d.now());
        if (next.over(rung, d.now())) d.forget(condition, i);
        else d.put(next);
        return next.due() && !next.over(rung, d.now());
    }

    private static Finding finding(
            Draft d, Ladder ladder, int i, double value, String source, Supplier<String> reasons) {
        var rung = ladder.rungs().get(i);
        var violation = d.violation(ladder.condition(), i);
        return new Finding(
                ladder.condition(),
                "",
                rung.priority(),
                rung.latching(),
                violation == null ? d.now() : violation.since(),
                value,
                violation == null ? value : violation.extreme(),
                rung.limit(),
                source,
                () -> explain(d, ladder.condition(), rung, violation, reasons.get()));
    }

    /// `limit 92, medium, after 10 s` (design decision 15).
    private static Explanation explain(
            Draft d, Condition condition, Rung rung, @Nullable Violation violation, String reasons) {
        var waited = violation == null ? 0 : violation.waited() / (double) Moment.NANOS_PER_SECOND;
        var found = reasons.isEmpty() ? Violation.clause(violation, rung.delay()) : reasons;
        var held = CuffHold.words(d, violation);
        var between = found.isEmpty() || held.isEmpty() ? "" : ", ";
        return new Explanation(rule(d, condition, rung), waited, found + between + held);
    }

    private static String rule(Draft d, Condition condition, Rung rung) {
        var limit = switch (condition.measure()) {
            case VITAL -> vital(d, condition, rung);
            case SECONDS -> Numbers.plain(rung.limit(), 0) + " s";
            case FALL, SCORE -> Numbers.plain(rung.limit(), 0);
            case NONE -> "";
        };
        return "limit " + limit + ", " + rung.priority().name().toLowerCase(Locale.ROOT) + ", "
                + rung.delay().words();
    }

    /// `92`, or `93 (baseline 98)`.
    private static String vital(Draft d, Condition condition, Rung rung) {
        var vital = condition.vital();
        if (vital == null) return "";
        var normal = condition.relative() ? d.care.baseline().of(vital) : Double.NaN;
        return vital.format(rung.limit()) + (Double.isNaN(normal) ? "" : " (baseline " + vital.format(normal) + ")");
    }
}
