package health.vigil.alarm;

import health.vigil.alarm.state.Finding;
import health.vigil.alarm.state.TechnicalRule;
import health.vigil.profile.Condition;
import java.util.ArrayList;
import java.util.List;

/// What one look at a bed finds wrong with its equipment. Of a condition and subject the first finding counts.
final class Findings {
    private final List<Finding> all = new ArrayList<>(0);

    /// @param since bed time at which it began
    void add(TechnicalRule rule, String subject, long since, String words) {
        if (!contains(rule.condition(), subject)) all.add(Finding.technical(rule, subject, since, words));
    }

    private boolean contains(Condition condition, String subject) {
        for (var finding : all)
            if (finding.condition() == condition && finding.subject().equals(subject)) return true;
        return false;
    }

    /// Makes alarms of them, and ends those of the conditions looked for that were not found.
    void settle(Draft d, List<Condition> lookedFor) {
        for (var finding : all) Annunciation.present(d, finding);
        for (var alarm : d.system.alarms())
            if (lookedFor.contains(alarm.condition()) && !contains(alarm.condition(), alarm.subject()))
                Annunciation.absent(d, alarm);
    }
}
