package health.vigil.alarm;

import health.vigil.profile.Condition;
import health.vigil.profile.Ladder;
import health.vigil.profile.Priority;
import health.vigil.profile.Rung;
import health.vigil.profile.Wait;
import health.vigil.vital.Moment;
import health.vigil.vital.Numbers;
import health.vigil.vital.Vital;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Values against ladders: which rung is reached, and whether its delay has been waited out.
final class LimitWatch {
    private LimitWatch() {}

    /// A new value of a vital counts.
    static void value(Draft d, Vital vital, double value, String source) {
        for (var ladder : d.profile.ladders())
            if (ladder.condition().vital() == vital) evaluate(d, ladder, value, source);
    }

    /// There is no value any more: nothing can be said of its limits. What latches stays.
    static void lost(Draft d, Vital vital) {
        for (var ladder : d.profile.ladders()) if (ladder.condition().vital() == vital) clear(d, ladder);
    }

    static void clear(Draft d, Ladder ladder) {
        for (int i = 0; i < ladder.rungs().size(); i++) d.forget(ladder.condition(), i);
        Annunciation.absent(d, ladder.condition(), "");
    }

    /// Time passed: a held value goes on violating.
    static void tick(Draft d) {
        if (d.pending.isEmpty()) return;
        for (var ladder : d.profile.ladders())
            if (d.pending.stream().anyMatch(p -> p.condition() == ladder.condition())) hold(d, ladder);
    }

    /// The limits of a condition changed: the value there is counts from now.
    static void reconsider(Draft d, Condition condition) {
        var ladder = d.profile.ladder(condition);
        if (ladder != null) hold(d, ladder);
    }

    /// Judges the value that holds since the latest reading.
    private static void hold(Draft d, Ladder ladder) {
        var vital = ladder.condition().vital();
        if (vital == null) return;
        var channel = d.channel(vital);
        var track = channel.inCharge(d.now());
        if (track == null || !channel.current(track, d.now())) return;
        var measured = track.measured();
        if (measured != null)
            evaluate(d, ladder, measured.value(), track.source().name());
    }

    /// The gravest rung that is due makes the alarm; if none is, there is none.
    static void evaluate(Draft d, Ladder ladder, double value, String source) {
        int reached = -1;
        for (int i = 0; i < ladder.rungs().size(); i++)
            if (due(d, ladder.condition(), i, ladder.rungs().get(i), value)) reached = i;
        if (reached >= 0) reached(d, ladder, reached, value, source);
        else Annunciation.absent(d, ladder.condition(), "");
    }

    private static void reached(Draft d, Ladder ladder, int i, double value, String source) {
        if (covered(d, ladder.condition(), ladder.rungs().get(i).priority())) return;
        Annunciation.present(d, finding(d, ladder, i, value, source));
    }

    /// A graver alarm of the same organ says more than this one beside it would: "severe desaturation" than
    /// "SpO2 low", "no breath" than "slowed breathing" or "EtCO2 low". What was raised already stays, a graver rung
    /// is never held, and when the graver alarm ends, what still lasts is raised.
    private static boolean covered(Draft d, Condition condition, Priority priority) {
        var graver = switch (condition) {
            case SPO2_LOW -> d.alarm(Condition.SPO2_DESATURATION, "");
            case RESPIRATION_LOW, ETCO2_LOW -> d.alarm(Condition.APNEA, "");
            default -> null;
        };
        return graver != null
                && graver.present()
                && graver.priority().atLeast(priority)
                && d.alarm(condition, "") == null;
    }

    private static boolean due(Draft d, Condition condition, int i, Rung rung, double value) {
        var violating = condition.violates(value, rung.limit());
        var pending = d.pending(condition, i);
        if (pending == null && !violating) return false;
        var next = pending == null
                ? new Pending(condition, i, d.now(), d.now(), 0, value, value, true)
                : advanced(pending, rung, value, violating, d.now());
        if (!violating && forgotten(rung, condition, value)) {
            d.forget(condition, i);
            return false;
        }
        d.put(next);
        return waitedOut(rung.delay(), next, d.now());
    }

    /// The sum grows by what the previous value weighed until now.
    private static Pending advanced(Pending p, Rung rung, double value, boolean violating, long now) {
        var seconds = (now - p.counted()) / (double) Moment.NANOS_PER_SECOND;
        var more = p.violating() ? (1 + Math.abs(rung.limit() - p.value())) * seconds : 0;
        var extreme = p.condition().violates(value, p.extreme()) ? value : p.extreme();
        return new Pending(p.condition(), p.rung(), p.since(), now, p.sum() + more, value, extreme, violating);
    }

    private static boolean forgotten(Rung rung, Condition condition, double value) {
        return switch (rung.delay()) {
            case Wait.None n -> true;
            case Wait.Fixed f -> true;
            case Wait.DepthWeighted w -> !condition.violates(value, w.clearAt());
        };
    }

    private static boolean waitedOut(Wait wait, Pending p, long now) {
        return switch (wait) {
            case Wait.None n -> p.violating();
            case Wait.Fixed f -> now - p.since() >= Math.round(f.seconds() * Moment.NANOS_PER_SECOND);
            case Wait.DepthWeighted w -> p.sum() >= w.threshold();
        };
    }

    private static Finding finding(Draft d, Ladder ladder, int i, double value, String source) {
        var rung = ladder.rungs().get(i);
        var pending = d.pending(ladder.condition(), i);
        var since = pending == null ? d.now() : pending.since();
        var extreme = pending == null ? value : pending.extreme();
        return new Finding(
                ladder.condition(),
                "",
                rung.priority(),
                rung.latching(),
                since,
                value,
                extreme,
                rung.limit(),
                source,
                () -> explain(ladder.condition(), rung, pending, d.now()));
    }

    /// `limit 92, medium: after 10 s; beyond it for 10.2 s` (design decision 15).
    private static String explain(Condition condition, Rung rung, @Nullable Pending pending, long now) {
        var waited = pending == null ? 0 : (now - pending.since()) / (double) Moment.NANOS_PER_SECOND;
        var limit = condition.vital() == null
                ? Numbers.plain(rung.limit(), 0) + " s"
                : condition.vital().format(rung.limit());
        return "limit " + limit + ", " + rung.priority().name().toLowerCase(Locale.ROOT) + ": "
                + explain(rung.delay(), Numbers.plain(waited, 1) + " s");
    }

    private static String explain(Wait wait, String waited) {
        return switch (wait) {
            case Wait.None n -> "no delay";
            case Wait.Fixed f -> "after " + Numbers.plain(f.seconds(), 0) + " s; beyond it for " + waited;
            case Wait.DepthWeighted w ->
                "the deeper the sooner (" + Numbers.plain(w.threshold(), 0) + " point seconds); beyond it for "
                        + waited;
        };
    }
}
