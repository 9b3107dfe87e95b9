package health.vigil.simulation;

import health.vigil.alarm.Input;
import health.vigil.alarm.state.BedState;
import health.vigil.profile.Condition;
import health.vigil.profile.Patient;
import health.vigil.profile.Phase;
import health.vigil.profile.Priority;
import health.vigil.profile.ProfileBook;
import health.vigil.vital.CuffOrder;
import health.vigil.vital.Moment;
import health.vigil.vital.Vital;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// People at the bed, who do anything at any time, sensible or not.
final class Staff {
    private static final int DAYS = 18 * 366;

    private final SplittableRandom random;
    private final ProfileBook book;

    Staff(SplittableRandom random, ProfileBook book) {
        this.random = random;
        this.book = book;
    }

    Input admit(Moment at) {
        var child = new Patient("", "", random.nextInt(DAYS), 16);
        return new Input.Admitted(at, "nurse", child, book.profileFor(child));
    }

    /// What somebody does this second, most often nothing.
    @Nullable
    Input second(Moment at, BedState state) {
        if (random.nextInt(40) != 0) return null;
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4 -> new Input.Acknowledged(at, "nurse", one(state));
            case 5 -> new Input.Acknowledged(at, "nurse", "");
            case 6, 7 -> new Input.AudioPaused(at, "nurse", (random.nextInt(6) * 30L) * Moment.NANOS_PER_SECOND);
            case 8 -> new Input.AudioResumed(at, "nurse");
            case 9 -> new Input.LimitChanged(at, "nurse", condition(), priority(), random.nextInt(0, 200));
            case 10 -> new Input.DrugGiven(at, "doctor", "propofol", 16, "IV");
            case 11 -> new Input.PhaseChanged(at, "nurse", Phase.values()[random.nextInt(Phase.values().length)]);
            case 12 -> cuff(at, state);
            case 13 -> new Input.ResponsibilityAccepted(at, "pager", one(state));
            case 14 -> new Input.AlarmPaused(at, "nurse", condition(), subject(state), 30 * Moment.NANOS_PER_SECOND);
            case 15 -> new Input.AlarmTurnedOff(at, "nurse", condition(), subject(state), "known");
            case 16 -> new Input.AlarmTurnedOn(at, "nurse", condition(), subject(state));
            case 17 -> new Input.BaselineTaken(at, "nurse");
            case 18 -> new Input.LimitsComputed(at, "nurse");
            default -> rarely(at, state);
        };
    }

    private Input cuff(Moment at, BedState state) {
        var patient = state.patient();
        var mode = patient == null ? CuffOrder.ABORT : patient.cuffStart();
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> new Input.CuffRequested(at, "nurse", mode);
            case 4 -> new Input.CuffRequested(at, "nurse", CuffOrder.values()[random.nextInt(4)]);
            case 5, 6 -> new Input.CuffSeriesRequested(at, "nurse");
            case 7, 8 -> new Input.CuffScheduled(at, "nurse", random.nextInt(7));
            default -> new Input.CuffUnscheduled(at, "nurse");
        };
    }

    private Input rarely(Moment at, BedState state) {
        return switch (random.nextInt(12)) {
            case 0 -> new Input.Discharged(at, "nurse");
            case 1, 2 -> admit(at);
            case 3 -> new Input.AudioTurnedOff(at, "doctor", "quiet");
            case 4 -> corrected(at, state);
            case 5 -> struck(at, state);
            case 6, 7 -> new Input.PartReported(at, Condition.PAGER_FAILED, "pager ward", "refused");
            default -> new Input.PartReported(at, Condition.PAGER_FAILED, "pager ward", "");
        };
    }

    /// Weight or age, of nobody, too.
    private Input corrected(Moment at, BedState state) {
        var known = state.patient();
        var days = known == null || random.nextBoolean() ? random.nextInt(DAYS) : known.ageDays();
        var child = new Patient("", "", days, 10 + random.nextInt(10));
        return new Input.PatientCorrected(at, "nurse", child, book.profileFor(child));
    }

    private Input struck(Moment at, BedState state) {
        var doses = state.drugs();
        var given =
                doses.isEmpty() ? 0 : doses.get(random.nextInt(doses.size())).given();
        return new Input.DrugStruck(at, "nurse", given, "");
    }

    private String one(BedState state) {
        if (state.alarms().isEmpty()) return "0";
        return state.alarms().get(random.nextInt(state.alarms().size())).id();
    }

    /// A device, SpO2, or nothing, whatever the condition.
    private String subject(BedState state) {
        int one = random.nextInt(state.links().size() + 3);
        if (one < state.links().size()) return state.links().get(one).source().name();
        return one == state.links().size() ? Vital.SPO2.label() : "";
    }

    private Condition condition() {
        return Condition.values()[random.nextInt(Condition.values().length)];
    }

    private Priority priority() {
        return Priority.values()[random.nextInt(Priority.values().length)];
    }
}
