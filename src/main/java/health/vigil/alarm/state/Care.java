package health.vigil.alarm.state;

import health.vigil.profile.Baseline;
import health.vigil.profile.Patient;
import health.vigil.profile.Phase;
import health.vigil.profile.Profile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What people have said of a bed: who lies in it, how far the procedure is, which limits hold, what was given and
/// what was normal. It changes a few times an hour, numbers change every second: so it is one piece of the state.
///
/// @param patient null while the bed is empty
/// @param profile the limits in force
/// @param unadmitted the limits in force while nobody is admitted
/// @param drugs in the order in which they were told
/// @param baseline the child's normal state, once taken
/// @param assigned who looks after this bed, and whose pager is called first
/// @param signals whether somebody has seen and heard this bed's alarm signals
/// @param since bed time at which this child came, or the last one left
public record Care(
        @Nullable Patient patient,
        Profile profile,
        Profile unadmitted,
        Phase phase,
        List<BedState.DrugDose> drugs,
        Baseline baseline,
        Assignment assigned,
        SignalTest signals,
        long since) {
    static final Care NONE = new Care(
            null,
            Profile.NONE,
            Profile.NONE,
            Phase.PRE_SEDATION,
            List.of(),
            Baseline.NONE,
            Assignment.NONE,
            SignalTest.NONE,
            0);

    /// Of a child just come: no past. Who was to look after an empty bed looks after this child; who looked after
    /// another one need not.
    public Care of(Patient child, Profile limits, long now) {
        var nurse = patient == null ? assigned : Assignment.NONE;
        var ready = patient == null ? signals.forNext(now) : SignalTest.NONE;
        return new Care(child, limits, unadmitted, Phase.PRE_SEDATION, List.of(), Baseline.NONE, nurse, ready, now);
    }

    /// Of nobody.
    public Care ofNobody(long now) {
        return new Care(
                null,
                unadmitted,
                unadmitted,
                Phase.PRE_SEDATION,
                List.of(),
                Baseline.NONE,
                Assignment.NONE,
                SignalTest.NONE,
                now);
    }

    /// With the limits of the service as it is configured now; a child keeps its own.
    public Care configured(Profile nobodys) {
        return new Care(
                patient,
                patient == null ? nobodys : profile,
                nobodys,
                phase,
                drugs,
                baseline,
                assigned,
                signals,
                since);
    }

    /// Of the same child, of whom something else was known.
    public Care corrected(Patient known) {
        return new Care(known, profile, unadmitted, phase, drugs, baseline, assigned, signals, since);
    }

    public Care with(Profile limits) {
        return new Care(patient, limits, unadmitted, phase, drugs, baseline, assigned, signals, since);
    }

    public Care with(Phase next) {
        return new Care(patient, profile, unadmitted, next, drugs, baseline, assigned, signals, since);
    }

    public Care with(Baseline normal) {
        return new Care(patient, profile, unadmitted, phase, drugs, normal, assigned, signals, since);
    }

    public Care with(Assignment nurse) {
        return new Care(patient, profile, unadmitted, phase, drugs, baseline, nurse, signals, since);
    }

    public Care with(BedState.DrugDose dose) {
        return new Care(patient, profile, unadmitted, phase, Row.plus(drugs, dose), baseline, assigned, signals, since);
    }

    /// The latest dose of a moment; null if nothing was given then.
    public BedState.@Nullable DrugDose given(long when) {
        for (var dose : drugs.reversed()) if (dose.given() == when) return dose;
        return null;
    }

    /// As if a dose had not been told.
    public Care without(BedState.DrugDose dose) {
        var others = Row.without(drugs, drugs.lastIndexOf(dose));
        return new Care(patient, profile, unadmitted, phase, others, baseline, assigned, signals, since);
    }

    public Care with(SignalTest test) {
        return new Care(patient, profile, unadmitted, phase, drugs, baseline, assigned, test, since);
    }
}
