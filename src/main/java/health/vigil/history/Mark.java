package health.vigil.history;

import health.vigil.alarm.Input;
import health.vigil.alarm.Output;
import health.vigil.alarm.state.Alarm;
import health.vigil.alarm.state.BedState;
import health.vigil.vital.Numbers;
import org.jspecify.annotations.Nullable;

/// Something that happened beside the numbers: what a trend is read with.
///
/// @param bedMillis bed time
/// @param text for people: drug and dose, name of the phase, text of the alarm
/// @param alarm id of the alarm that began or ended, else empty
/// @param priority of it, else empty
record Mark(long bedMillis, Kind kind, String text, String alarm, String priority) {
    /// What was marked before a start of the service has its bed time from the wall clock.
    private static final long NEAR_MILLIS = 1_000;

    enum Kind {
        DRUG,
        PHASE,
        ALARM_BEGAN,
        ALARM_ENDED
    }

    /// Null if it is nothing to be marked.
    static @Nullable Mark of(Input input, long bedMillis) {
        if (input instanceof Input.DrugGiven drug)
            return new Mark(bedMillis, Kind.DRUG, words(drug.drug(), drug.doseMg()), "", "");
        if (input instanceof Input.PhaseChanged to)
            return new Mark(bedMillis, Kind.PHASE, to.phase().name(), "", "");
        return null;
    }

    /// Null if it is nothing to be marked.
    static @Nullable Mark of(Output output, long bedMillis) {
        if (output instanceof Output.Raised raised) return of(Kind.ALARM_BEGAN, raised.alarm(), bedMillis);
        if (output instanceof Output.Escalated more) return of(Kind.ALARM_BEGAN, more.alarm(), bedMillis);
        if (output instanceof Output.Latched over) return of(Kind.ALARM_ENDED, over.alarm(), bedMillis);
        if (output instanceof Output.Ended over) return of(Kind.ALARM_ENDED, over.alarm(), bedMillis);
        return null;
    }

    /// Takes the mark of a dose away that was not given.
    ///
    /// @param given bed time of the dose, milliseconds
    static void strike(Iterable<Mark> marks, BedState.DrugDose dose, long given) {
        for (var each = marks.iterator(); each.hasNext(); )
            if (each.next().marks(dose, given)) {
                each.remove();
                return;
            }
    }

    private boolean marks(BedState.DrugDose dose, long given) {
        return kind == Kind.DRUG
                && text.equals(words(dose.drug(), dose.doseMg()))
                && Math.abs(bedMillis - given) < NEAR_MILLIS;
    }

    private static Mark of(Kind kind, Alarm alarm, long bedMillis) {
        return new Mark(
                bedMillis, kind, alarm.text(), alarm.id(), alarm.priority().name());
    }

    private static String words(String drug, double milligrams) {
        return drug + " " + Numbers.dose(milligrams);
    }
}
