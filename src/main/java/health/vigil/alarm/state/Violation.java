package health.vigil.alarm.state;

import health.vigil.profile.Condition;
import health.vigil.profile.Rung;
import health.vigil.profile.Wait;
import health.vigil.vital.Moment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One rung of one ladder that is violated, or was a moment ago: it waits out its delay, and after that it remembers
/// that it did until the value has cleared.
///
/// @param rung index in the condition's ladder
/// @param since bed time at which it began, dips that did not clear it included
/// @param entered bed time of the latest passage of the limit
/// @param counted bed time up to which the sum is counted
/// @param sum point seconds of {@link Wait.DepthWeighted} and {@link Wait.SatSeconds}
/// @param readings how many in a row violated
/// @param value the latest value, which holds until the next reading
/// @param extreme the worst value since it began
/// @param violating whether the latest value is beyond the limit
/// @param inside bed time since which the value has been beyond the clear limit, or {@link #NEVER}
/// @param waited nanoseconds after which the delay was waited out, or {@link #NEVER} while it was not
/// @param measured whether a measured number was beyond the limit, not only an estimate: no estimate ends it
///     (requirement R5, hazard H18)
/// @param onsets bed times of passages of the limit within the last minute, for {@link Wait.SatSeconds}
public record Violation(
        Condition condition,
        int rung,
        long since,
        long entered,
        long counted,
        double sum,
        int readings,
        double value,
        double extreme,
        boolean violating,
        long inside,
        long waited,
        boolean measured,
        List<Long> onsets) {
    public static final long NEVER = -1;

    /// SatSeconds' safety net: this many passages of the limit within a minute alarm (GE CARESCAPE ONE p. 147).
    private static final int PASSAGES = 3;

    private static final long PASSAGES_NANOS = 60 * Moment.NANOS_PER_SECOND;

    public static Violation begun(Condition condition, int rung, double value, long now) {
        return new Violation(
                condition, rung, now, now, now, 0, 0, value, value, true, NEVER, NEVER, false, List.of(now));
    }

    /// True once its delay was waited out and it has not cleared since.
    public boolean due() {
        return waited != NEVER;
    }

    /// The same at a later time with the value that holds then.
    ///
    /// @param reading true if the value is a new reading, false if the old one still holds
    public Violation at(Rung limit, double latest, boolean reading, long now) {
        var violates = condition.violates(latest, limit.limit());
        var back = violates && !violating;
        var next = new Violation(
                condition,
                rung,
                since,
                back ? now : entered,
                now,
                summed(limit, now),
                !violates ? 0 : reading ? readings + 1 : readings,
                latest,
                condition.violates(latest, extreme) ? latest : extreme,
                violates,
                condition.violates(latest, limit.clearLimit(condition)) ? NEVER : inside == NEVER ? now : inside,
                waited,
                measured,
                onsets(limit.delay(), back, now));
        return next.due() || !next.waitedOut(limit.delay(), now) ? next : next.ripe(now);
    }

    private Violation ripe(long now) {
        return new Violation(
                condition,
                rung,
                since,
                entered,
                counted,
                sum,
                readings,
                value,
                extreme,
                violating,
                inside,
                now - since,
                measured,
                onsets);
    }

    /// The same of a rung that stands elsewhere in its ladder now.
    public Violation on(int place) {
        return copy(place, inside, measured);
    }

    /// The same, of a measured number.
    public Violation proven() {
        return copy(rung, inside, true);
    }

    /// The same once its number is lost: time that nobody sees does not count as time inside.
    public Violation unseen() {
        return copy(rung, NEVER, measured);
    }

    private Violation copy(int place, long inside, boolean proven) {
        return new Violation(
                condition, place, since, entered, counted, sum, readings, value, extreme, violating, inside, waited,
                proven, onsets);
    }

    /// What the previous value weighed until now.
    private double summed(Rung limit, long now) {
        var seconds = (now - counted) / (double) Moment.NANOS_PER_SECOND;
        return switch (limit.delay()) {
            case Wait.DepthWeighted w -> violating ? sum + (1 + Math.abs(limit.limit() - value)) * seconds : sum;
            case Wait.SatSeconds w -> Math.max(0, sum + depth(limit.limit()) * seconds);
            case Wait.None n -> 0;
            case Wait.Fixed f -> 0;
            case Wait.Count c -> 0;
        };
    }

    /// Points beyond the limit; negative inside.
    private double depth(double limit) {
        return condition.side() == Condition.Side.LOW ? limit - value : value - limit;
    }

    private List<Long> onsets(Wait delay, boolean passed, long now) {
        if (!(delay instanceof Wait.SatSeconds)) return onsets;
        var recent = new ArrayList<Long>(onsets.size() + 1);
        for (var onset : onsets) if (now - onset <= PASSAGES_NANOS) recent.add(onset);
        if (passed) recent.add(now);
        return recent.equals(onsets) ? onsets : List.copyOf(recent);
    }

    private boolean waitedOut(Wait delay, long now) {
        return switch (delay) {
            case Wait.None n -> violating;
            case Wait.Fixed f -> violating && lasted(now, f.seconds());
            case Wait.DepthWeighted w -> sum >= w.threshold() || violating && lasted(now, Wait.COUNT_CAP_SECONDS);
            case Wait.SatSeconds s ->
                sum >= s.points()
                        || onsets.size() >= PASSAGES
                        || violating && lasted(now, Wait.SAT_SECONDS_CAP_SECONDS);
            case Wait.Count c -> readings >= c.readings() || violating && lasted(now, Wait.COUNT_CAP_SECONDS);
        };
    }

    private boolean lasted(long now, double seconds) {
        return now - entered >= Math.round(seconds * Moment.NANOS_PER_SECOND);
    }

    /// True if nothing of it need be remembered.
    public boolean over(Rung limit, long now) {
        if (violating) return false;
        if (due())
            return inside != NEVER && now - inside >= Math.round(limit.clear().seconds() * 1e9);
        return switch (limit.delay()) {
            case Wait.None n -> true;
            case Wait.Fixed f -> true;
            case Wait.Count c -> true;
            case Wait.DepthWeighted w -> inside != NEVER;
            case Wait.SatSeconds s -> sum <= 0 && onsets.isEmpty();
        };
    }

    /// Which clause of the delay let it through, empty if it is the plain one.
    public static String clause(@Nullable Violation v, Wait delay) {
        if (v == null) return "";
        return switch (delay) {
            case Wait.SatSeconds s
            when v.sum < s.points() && v.onsets.size() >= PASSAGES -> "third time within a minute";
            case Wait.None n -> "";
            case Wait.Fixed f -> "";
            case Wait.DepthWeighted w -> v.sum < w.threshold() ? "longest wait reached" : "";
            case Wait.SatSeconds s -> v.sum < s.points() ? "longest wait reached" : "";
            case Wait.Count c -> v.readings < c.readings() ? "longest wait reached" : "";
        };
    }
}
