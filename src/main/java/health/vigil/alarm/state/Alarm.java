package health.vigil.alarm.state;

import health.vigil.profile.Condition;
import health.vigil.profile.Priority;
import health.vigil.vital.Moment;
import health.vigil.vital.Numbers;
import org.jspecify.annotations.Nullable;

/// One alarm from onset to end, with everything needed to explain it (design decision 15).
///
/// @param id unique within its bed, never used again
/// @param condition what is wrong
/// @param subject which source or part, for technical conditions; empty for physiological ones
/// @param priority as annunciated now; an unacknowledged high stays high though the child got better
/// @param latching true if it stays after its end until a person acknowledges it
/// @param state whether it sounds, was acknowledged, has ended but is latched, or is inactivated
/// @param onset when the condition was determined
/// @param since bed time at which the violation began, before any delay
/// @param value the latest offending value, NaN where there is none
/// @param extreme the worst value so far, NaN where there is none
/// @param limit the limit of the rung reached, NaN where there is none
/// @param source which source's data, or empty
/// @param explanation rule, delay applied and what held it
/// @param acceptedBy who took responsibility by pager, or empty; it silences nothing
/// @param lost when the number it speaks of was lost, null while it is measured: what nobody sees is not over
public record Alarm(
        String id,
        Condition condition,
        String subject,
        Priority priority,
        boolean latching,
        AlarmState state,
        Moment onset,
        long since,
        double value,
        double extreme,
        double limit,
        String source,
        Explanation explanation,
        String acceptedBy,
        @Nullable Moment lost) {

    /// True while the condition itself lasts and is signalled.
    public boolean present() {
        return switch (state) {
            case AlarmState.Sounding s -> true;
            case AlarmState.Acknowledged a -> true;
            case AlarmState.Latched l -> false;
            case AlarmState.Inactivated i -> false;
        };
    }

    /// True while it is signalled and no operator has acknowledged it.
    public boolean unacknowledged() {
        return switch (state) {
            case AlarmState.Sounding s -> true;
            case AlarmState.Latched l -> true;
            case AlarmState.Acknowledged a -> false;
            case AlarmState.Inactivated i -> false;
        };
    }

    /// True while its alarms are paused or off: it is neither shown as an alarm nor heard.
    public boolean inactivated() {
        return state instanceof AlarmState.Inactivated;
    }

    /// The text line of an alarm bar: `SpO2 low 84 < 90`, the extreme and the limit it broke (requirement R31). A
    /// value that is back inside but has not cleared yet breaks nothing: `slowed breathing 14, limit 14`.
    public String text() {
        return lost == null ? measured() : measured() + ", not measured now";
    }

    private String measured() {
        var about = AlarmOff.words(condition, subject);
        if (Double.isNaN(extreme) || Double.isNaN(limit)) return about;
        return switch (condition.measure()) {
            case VITAL -> about + beyond();
            case SECONDS -> condition.words() + " for " + Numbers.plain(Math.floor(extreme), 0) + " s";
            case FALL -> condition.words() + " " + Numbers.plain(extreme, 0) + " within a minute";
            case SCORE, NONE -> about;
        };
    }

    private String beyond() {
        var vital = condition.vital();
        if (vital == null) return "";
        if (!condition.violates(extreme, limit)) return " " + vital.format(extreme) + ", limit " + vital.format(limit);
        var sign = condition.side() == Condition.Side.LOW ? " < " : " > ";
        return " " + vital.format(extreme) + sign + vital.format(limit);
    }

    public boolean is(Condition wanted, String about) {
        return condition == wanted && subject.equals(about);
    }

    public Alarm with(AlarmState next) {
        return copy(priority, latching, next, value, extreme, limit, source, explanation, acceptedBy);
    }

    public Alarm accepted(String by) {
        return copy(priority, latching, state, value, extreme, limit, source, explanation, by);
    }

    /// The same alarm with the latest value, the worst of it remembered.
    public Alarm seen(double latest) {
        if (Double.isNaN(latest) || latest == value) return this;
        var worst = Double.isNaN(extreme) || condition.violates(latest, extreme) ? latest : extreme;
        return copy(priority, latching, state, latest, worst, limit, source, explanation, acceptedBy);
    }

    /// The same alarm on a graver rung.
    public Alarm on(Finding rung, AlarmState next) {
        return on(rung, next, extreme);
    }

    /// The same alarm on a milder rung: from here on the worst is what comes, not what was.
    public Alarm down(Finding rung, AlarmState next) {
        return on(rung, next, rung.value());
    }

    private Alarm on(Finding rung, AlarmState next, double worst) {
        var words = rung.explanation().get();
        return copy(
                rung.priority(), rung.latching(), next, value, worst, rung.limit(), rung.source(), words, acceptedBy);
    }

    /// The same condition going on under another id: what was told of this alarm is over.
    public Alarm renewed(String id, AlarmState next) {
        return new Alarm(
                id,
                condition,
                subject,
                priority,
                latching,
                next,
                onset,
                since,
                value,
                extreme,
                limit,
                source,
                explanation,
                "",
                lost);
    }

    /// The same alarm whose number is lost, or is measured again.
    ///
    /// @param when null for the latter
    public Alarm lost(@Nullable Moment when) {
        return new Alarm(
                id,
                condition,
                subject,
                priority,
                latching,
                state,
                onset,
                since,
                value,
                extreme,
                limit,
                source,
                explanation,
                acceptedBy,
                when);
    }

    /// What never changes of an alarm is taken over; everything else is given.
    private Alarm copy(
            Priority priority,
            boolean latching,
            AlarmState state,
            double value,
            double extreme,
            double limit,
            String source,
            Explanation explanation,
            String acceptedBy) {
        return new Alarm(
                id,
                condition,
                subject,
                priority,
                latching,
                state,
                onset,
                since,
                value,
                extreme,
                limit,
                source,
                explanation,
                acceptedBy,
                lost);
    }
}
