package health.vigil.alarm;

import health.vigil.alarm.state.TechnicalRule;
import health.vigil.profile.Phase;
import health.vigil.vital.Vital;

/// Whether a child is connected at all. A probe that was never attached is no crisis, but it must not stay unnoticed
/// (clinical.md 3.5), least of all once the child is sedated.
final class AttachWatch {
    private AttachWatch() {}

    static void look(Draft d, Findings found) {
        if (d.care.patient() == null || d.care.phase() == Phase.DISCHARGED) return;
        if (!d.channel(Vital.SPO2).seen()) unseen(d, found);
        if (sedated(d) && capnograph(d) && !breathSeen(d))
            found.add(
                    TechnicalRule.BREATH_NEVER_SEEN_SEDATED,
                    "breath",
                    d.now(),
                    "there is a capnograph, and it has not seen this child breathe");
    }

    private static void unseen(Draft d, Findings found) {
        var rule = sedated(d) ? TechnicalRule.SPO2_NEVER_SEEN_SEDATED : TechnicalRule.SPO2_NEVER_SEEN;
        if (rule.waitedOut(d.care.since(), d.now()))
            found.add(rule, Vital.SPO2.label(), d.care.since(), "never since this child was admitted");
    }

    /// From induction or the first drug until the child is discharged.
    static boolean sedated(Draft d) {
        if (d.care.phase() == Phase.DISCHARGED) return false;
        return d.care.phase() != Phase.PRE_SEDATION || !d.care.drugs().isEmpty();
    }

    /// One that is connected says why it has no number; one that is not has an alarm of its own.
    private static boolean capnograph(Draft d) {
        return !d.channel(Vital.ETCO2).tracks().isEmpty();
    }

    private static boolean breathSeen(Draft d) {
        return d.channel(Vital.ETCO2).seen()
                || d.channel(Vital.RESPIRATION_RATE).seen()
                || d.breathing.armed();
    }
}
