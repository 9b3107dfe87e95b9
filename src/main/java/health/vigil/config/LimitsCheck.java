package health.vigil.config;

import health.vigil.profile.Condition;
import health.vigil.profile.Flaw;
import health.vigil.profile.Ladder;
import health.vigil.profile.Patient;
import health.vigil.profile.Phase;
import health.vigil.profile.Profile;
import health.vigil.profile.ProfileBook;
import health.vigil.vital.Vital;
import org.jspecify.annotations.Nullable;

/// The limits a profile file gives a child of every age in every phase, looked at together: what no single line of the
/// file shows. Every flaw becomes a mistake at the line it comes from, once.
final class LimitsCheck {
    private final ProfileBook book;
    private final Section top;

    private LimitsCheck(ProfileBook book, Section top) {
        this.book = book;
        this.top = top;
    }

    static void check(ProfileBook book, Section top) {
        var check = new LimitsCheck(book, top);
        for (var phase : Phase.values()) check.phase(phase);
    }

    private void phase(Phase phase) {
        flaws(phase, "", book.unadmitted());
        for (int i = 0; i < book.bands().size(); i++) {
            // Limits by exact age rise within a band: what is sound on its first and last day is so between them.
            flaws(phase, bands(i), at(book.bands().get(i).fromDays()));
            flaws(phase, bands(i), at(book.lastDay(i)));
        }
    }

    private Profile at(int days) {
        return book.profileFor(new Patient("", "", days, 0));
    }

    private static String bands(int i) {
        return "bands[" + i + "].";
    }

    private void flaws(Phase phase, String band, Profile age) {
        for (var flaw : age.flaws(phase)) top.refused(place(phase, band, age, flaw), flaw.words());
    }

    /// `ageless.SPO2_LOW[2]`, `phases.INDUCTION.limits.APNEA`, `baseline.SPO2_BELOW_BASELINE[0]`, `bands[3].heart`.
    private String place(Phase phase, String band, Profile age, Flaw flaw) {
        for (var rule : book.ageless().phases())
            if (rule.phase() == phase)
                for (var ladder : rule.ladders())
                    if (ladder.condition() == flaw.condition())
                        return "phases." + phase + ".limits." + rung(flaw, ladder);
        for (var ladder : book.ageless().ladders())
            if (ladder.condition() == flaw.condition()) return "ageless." + rung(flaw, ladder);
        for (var rule : book.ageless().relative())
            if (rule.condition() == flaw.condition()) return "baseline." + rung(flaw, rule.ladder(0));
        return flaw.condition() == Condition.NIBP_SYSTOLIC_LOW
                ? "hypotension, " + age.band()
                : band + row(flaw.condition().vital());
    }

    private static String row(@Nullable Vital vital) {
        return vital == Vital.RESPIRATION_RATE ? "respiration" : vital == Vital.NIBP_SYSTOLIC ? "systolic" : "heart";
    }

    private static String rung(Flaw flaw, Ladder ladder) {
        var rungs = ladder.rungs();
        for (int i = 0; i < rungs.size(); i++)
            if (rungs.get(i).priority() == flaw.tier()) return ladder.condition() + "[" + i + "]";
        return ladder.condition().name();
    }
}
