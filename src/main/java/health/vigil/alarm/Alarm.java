package health.vigil.alarm;

import health.vigil.vital.Moment;

/// One alarm from onset to end, with everything needed to explain it (design decision 15).
///
/// @param id unique within the journal: bed-independent number as text, never used again
/// @param condition what is wrong
/// @param subject which sensor, source or part, for technical conditions; empty for physiological ones
/// @param priority as annunciated now; a latched high stays high until acknowledged
/// @param state whether it sounds, was acknowledged, or has ended but is latched
/// @param onset when the condition was determined
/// @param since when the violation began (bed time, nanos), before any delay
/// @param value the latest offending value, NaN where there is none
/// @param extreme the worst value so far, NaN where there is none
/// @param limit the limit of the rung reached, NaN where there is none
/// @param source which source's data, or empty
/// @param explanation rule, delay applied and what was held, in words
public record Alarm(
        String id,
        Condition condition,
        String subject,
        Priority priority,
        AlarmState state,
        Moment onset,
        long since,
        double value,
        double extreme,
        double limit,
        String source,
        String explanation) {

    /// True while the condition itself lasts.
    public boolean present() {
        return !(state instanceof AlarmState.Latched);
    }

    /// True while an operator has not yet acknowledged it.
    public boolean unacknowledged() {
        return !(state instanceof AlarmState.Acknowledged);
    }

    boolean is(Condition wanted, String about) {
        return condition == wanted && subject.equals(about);
    }

    Alarm with(AlarmState next) {
        return new Alarm(
                id, condition, subject, priority, next, onset, since, value, extreme, limit, source, explanation);
    }

    /// The text line of an alarm bar: `SpO2 low 84 < 90`.
    public String text() {
        var about = subject.isEmpty() ? "" : " (" + subject + ")";
        if (Double.isNaN(extreme) || Double.isNaN(limit)) return condition.words() + about;
        var sign = condition.side() == Condition.Side.LOW ? " < " : " > ";
        return condition.words() + about + " " + number(extreme) + sign + number(limit);
    }

    private String number(double n) {
        var vital = condition.vital();
        return vital == null ? health.vigil.vital.Numbers.plain(n, 0) + " s" : vital.format(n);
    }
}
