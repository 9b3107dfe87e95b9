package health.vigil.profile;

import health.vigil.vital.CuffOrder;
import health.vigil.vital.Vital;
import java.util.ArrayList;
import java.util.List;

/// Limits computed from a child's baseline at an operator's wish, by the formulas of the Mindray BeneVision N and
/// ePM manuals (clinical.md 2.6). They move the warning limit of a condition only: the extreme limits of the age
/// stay, and no computed limit crosses them. SpO2 is never computed: a child who is badly off must not make its own
/// limits.
///
/// One cap differs: makers hold the upper limit of respiration at 30 /min for everybody but newborns, which is wrong
/// for an infant who breathes 40 times a minute. Here the cap is 30 or the age's own upper limit, the higher one.
public final class AutoLimits {
    /// Makers have one limit per side, mostly of medium priority; half a degree is worth awareness, no more.
    private static final Priority WARNING = Priority.MEDIUM;

    private static final Priority AWARENESS = Priority.LOW;

    /// Upper respiration limit of older children and adults, per minute.
    private static final double RESPIRATION_CAP = 30;

    private static final double HALF_A_DEGREE = 0.5;

    private final Profile profile;
    private final Baseline baseline;
    private final CuffOrder size;
    private final List<LimitEdit> edits = new ArrayList<>();

    private AutoLimits(Profile profile, Patient patient, Baseline baseline) {
        this.profile = profile;
        this.baseline = baseline;
        this.size = patient.cuffStart();
    }

    /// The edits that follow from a baseline; none for vitals it lacks and for limits the profile does not have.
    /// Each still needs {@link LimitEdit#refusal}.
    public static List<LimitEdit> edits(Profile profile, Patient patient, Baseline baseline) {
        var auto = new AutoLimits(profile, patient, baseline);
        auto.heart(Vital.PULSE_RATE, Condition.PULSE_LOW, Condition.PULSE_HIGH);
        auto.heart(Vital.HEART_RATE, Condition.HEART_RATE_LOW, Condition.HEART_RATE_HIGH);
        auto.respiration(baseline.of(Vital.RESPIRATION_RATE));
        auto.carbonDioxide(baseline.of(Vital.ETCO2));
        auto.systolic(baseline.of(Vital.NIBP_SYSTOLIC));
        auto.diastolic(baseline.of(Vital.NIBP_DIASTOLIC));
        auto.mean(baseline.of(Vital.NIBP_MEAN));
        auto.temperature(baseline.of(Vital.TEMPERATURE));
        return auto.edits;
    }

    /// What became of the computed edits.
    ///
    /// @param profile with those that fit
    public record Computed(Profile profile, List<Refused> refused) {}

    /// An edit that does not fit, with the reason.
    public record Refused(LimitEdit edit, String reason) {}

    /// The limits with those computed from a baseline in them.
    ///
    /// @param by whose wish it is, for the edits
    /// @param wallMillis when, for the edits
    public static Computed computed(Profile profile, Patient patient, Baseline baseline, String by, long wallMillis) {
        var next = profile;
        var refused = new ArrayList<Refused>();
        for (var edit : edits(profile, patient, baseline)) {
            var refusal = edit.refusal(next);
            if (refusal.isEmpty()) next = edit.signed(by, wallMillis).applied(next);
            else refused.add(new Refused(edit, refusal));
        }
        return new Computed(next, List.copyOf(refused));
    }

    private boolean newborn() {
        return size == CuffOrder.START_NEONATAL;
    }

    private void heart(Vital vital, Condition low, Condition high) {
        var normal = baseline.of(vital);
        set(low, WARNING, newborn() ? Math.max(normal - 30, 90) : Math.max(0.8 * normal, 40));
        set(high, WARNING, newborn() ? Math.min(normal + 40, 200) : Math.min(1.25 * normal, 240));
    }

    private void respiration(double normal) {
        var low = newborn() ? Math.max(normal - 10, 30) : Math.max(0.5 * normal, 6);
        var high = newborn() ? Math.min(normal + 25, 85) : Math.min(1.5 * normal, respirationCap());
        set(Condition.RESPIRATION_LOW, WARNING, low);
        set(Condition.RESPIRATION_HIGH, WARNING, high);
    }

    private double respirationCap() {
        for (var ladder : profile.layers().ladders())
            if (ladder.condition() == Condition.RESPIRATION_HIGH
                    && !ladder.rungs().isEmpty())
                return Math.max(RESPIRATION_CAP, ladder.rungs().getFirst().limit());
        return RESPIRATION_CAP;
    }

    /// Unchanged where the baseline itself is no normal one: 32 and less, 49 and more.
    private void carbonDioxide(double normal) {
        var whole = Math.rint(normal);
        if (!(whole >= 33 && whole <= 48)) return;
        set(Condition.ETCO2_LOW, WARNING, whole <= 35 ? 29 : whole <= 45 ? whole - 6 : 39);
        set(Condition.ETCO2_HIGH, WARNING, whole <= 35 ? 41 : whole <= 45 ? whole + 6 : 51);
    }

    private void systolic(double normal) {
        var low = newborn() ? Math.max(normal - 15, 45) : 0.68 * normal + 10;
        var high = newborn() ? Math.min(normal + 15, 105) : 0.86 * normal + 38;
        set(Condition.NIBP_SYSTOLIC_LOW, WARNING, low);
        set(Condition.NIBP_SYSTOLIC_HIGH, WARNING, high);
    }

    private void diastolic(double normal) {
        var low = newborn() ? Math.max(normal - 15, 20) : 0.68 * normal + 6;
        var high = newborn() ? Math.min(normal + 15, 80) : 0.86 * normal + 32;
        set(Condition.NIBP_DIASTOLIC_LOW, WARNING, low);
        set(Condition.NIBP_DIASTOLIC_HIGH, WARNING, high);
    }

    private void mean(double normal) {
        var low = newborn() ? Math.max(normal - 15, 35) : 0.68 * normal + 8;
        var high = newborn() ? Math.min(normal + 15, 95) : 0.86 * normal + 35;
        set(Condition.NIBP_MEAN_LOW, WARNING, low);
        set(Condition.NIBP_MEAN_HIGH, WARNING, high);
    }

    private void temperature(double normal) {
        set(Condition.TEMPERATURE_LOW, AWARENESS, normal - HALF_A_DEGREE);
        set(Condition.TEMPERATURE_HIGH, AWARENESS, normal + HALF_A_DEGREE);
    }

    /// A limit the profile has is moved as far as its neighbours, its floor and its range let it.
    private void set(Condition condition, Priority tier, double exact) {
        var ladder = profile.ladder(condition);
        var rung = ladder == null ? null : ladder.rung(tier);
        if (ladder == null || rung == null || Double.isNaN(exact)) return;
        var rounded = LimitRange.of(condition).rounded(condition.side(), clamped(condition, exact));
        var limit = between(ladder, tier, profile.authority().within(condition, tier, rounded));
        if (limit != rung.limit()) edits.add(new LimitEdit(condition, tier, limit));
    }

    /// No graver than the milder tier allows, no milder than the graver.
    private static double between(Ladder ladder, Priority tier, double limit) {
        var within = limit;
        for (var other : ladder.rungs()) {
            var milder = other.priority().compareTo(tier) < 0;
            var wrong = milder
                    ? ladder.condition().violates(other.limit(), within)
                    : other.priority() != tier && ladder.condition().violates(within, other.limit());
            if (wrong) within = other.limit();
        }
        return within;
    }

    /// The range of the makers' own limits: heart 35 to 240 (newborns 55 to 225), respiration 6 to 55 (10 to 90),
    /// systolic pressure 45 to 270 (children to 185, newborns 35 to 115).
    private double clamped(Condition condition, double limit) {
        var vital = condition.vital();
        if (vital == null) return limit;
        return switch (vital) {
            case PULSE_RATE, HEART_RATE -> newborn() ? Math.clamp(limit, 55, 225) : Math.clamp(limit, 35, 240);
            case RESPIRATION_RATE -> newborn() ? Math.clamp(limit, 10, 90) : Math.clamp(limit, 6, respirationMost());
            case NIBP_SYSTOLIC ->
                switch (size) {
                    case START_NEONATAL -> Math.clamp(limit, 35, 115);
                    case START_ADULT -> Math.clamp(limit, 45, 270);
                    case START_PEDIATRIC, ABORT -> Math.clamp(limit, 45, 185);
                };
            case SPO2, ETCO2, FICO2, NIBP_DIASTOLIC, NIBP_MEAN, TEMPERATURE, PERFUSION_INDEX -> limit;
        };
    }

    private double respirationMost() {
        return Math.max(55, respirationCap());
    }
}
