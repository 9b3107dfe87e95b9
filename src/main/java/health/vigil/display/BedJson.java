package health.vigil.display;

import health.vigil.alarm.state.Assignment;
import health.vigil.alarm.state.BedState;
import health.vigil.alarm.state.CuffPlan.Cycle;
import health.vigil.alarm.state.CuffPlan.Extra;
import health.vigil.alarm.state.Link;
import health.vigil.alarm.state.OwnAlarms;
import health.vigil.alarm.state.Shown;
import health.vigil.alarm.state.SignalTest;
import health.vigil.profile.Patient;
import health.vigil.profile.Profile;
import health.vigil.vital.Moment;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The parts of a bed as screens get them (docs/protocol-display.md). Times named `at`, `since`, `until` are bed
/// time in milliseconds, `wall` and `onset` are milliseconds since 1970.
final class BedJson {
    private static final int DAYS_PER_WEEK = 7;
    private static final int MONTHS_PER_YEAR = 12;

    /// Ages in years are told in hundredths.
    private static final double CENTI = 100;

    private BedJson() {}

    /// Everything but the vitals and the limits.
    static void into(Map<String, Object> parts, BedState bed, List<JsonObject> events) {
        var patient = bed.patient();
        parts.put("patient", patient == null ? Delta.none() : admitted(patient, admission(bed)));
        parts.put("assigned", assigned(bed.assigned()));
        parts.put("profile", profile(bed.profile()));
        parts.put("phase", bed.phase().name());
        parts.put("signals", signals(bed.signals()));
        parts.put("open", new JsonArray(Leaving.open(bed)));
        parts.put("alarms", AlarmJson.list(bed));
        parts.put("audible", AlarmJson.audible(bed));
        parts.put("audio", InactivationJson.audio(bed));
        parts.put("off", InactivationJson.off(bed));
        parts.put("may", InactivationJson.may(bed));
        parts.put("cuff", cuff(bed));
        parts.put("drugs", drugs(bed));
        parts.put("links", links(bed));
        parts.put("events", AlarmJson.past(bed, events));
    }

    /// Which admission it is: another one for each child, and for the same child who comes again.
    static long admission(BedState bed) {
        return millis(bed.care().since());
    }

    /// With what a form needs to correct it.
    private static JsonObject admitted(Patient patient, long admission) {
        return patient(patient)
                .put("ageYears", Math.rint(patient.ageYears() * CENTI) / CENTI)
                .put("admission", admission);
    }

    static JsonObject patient(Patient patient) {
        return new JsonObject()
                .put("label", patient.label())
                .put("id", patient.id())
                .put("age", age(patient))
                .put("weightKg", patient.weightKg() == 0 ? null : patient.weightKg());
    }

    /// Who looks after the bed, or {@link Delta#none()}.
    static Object assigned(Assignment to) {
        if (to.empty()) return Delta.none();
        return new JsonObject()
                .put("nurse", to.nurse())
                .put("pager", to.pager())
                .put("by", to.by());
    }

    private static JsonObject signals(SignalTest test) {
        return new JsonObject().put("outcome", test.outcome().name()).put("by", test.by());
    }

    /// As people say a child's age: days, weeks, months, years and months, years.
    static String age(Patient patient) {
        var months = (int) patient.ageMonths();
        if (months < 1) return patient.ageDays() + " d";
        if (months < 3) return patient.ageDays() / DAYS_PER_WEEK + " wk";
        if (months < 2 * MONTHS_PER_YEAR) return months + " mo";
        var years = months / MONTHS_PER_YEAR;
        var rest = months % MONTHS_PER_YEAR;
        return years < MONTHS_PER_YEAR && rest > 0 ? years + " y " + rest + " mo" : years + " y";
    }

    private static JsonObject profile(Profile profile) {
        return new JsonObject()
                .put("id", profile.id())
                .put("hash", profile.hash())
                .put("band", profile.band())
                .put("note", profile.note())
                .put("cuffMinutes", profile.cuffIntervalMinutes());
    }

    private static JsonObject cuff(BedState bed) {
        var cuff = bed.cuff();
        var plan = cuff.plan();
        return new JsonObject()
                .put("present", cuff.source() != null)
                .put("inflating", cuff.inflating())
                .put("pressure", Math.round(cuff.pressureMmHg()))
                .put("started", cuff.started() / Moment.NANOS_PER_MILLI)
                .put("failure", cuff.failure())
                .put("control", bed.links().stream().anyMatch(l -> l.spec().takesOrders()))
                .put("every", bed.cuffMinutes())
                .put("chosen", plan.chosen())
                .put("auto", plan.cycle().getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .put("due", plan.cycle() instanceof Cycle.On on && on.everyMinutes() > 0 ? millis(on.due()) : null)
                .put("again", plan.extra() instanceof Extra.Again)
                .put("stat", plan.extra() instanceof Extra.Stat stat ? millis(stat.until()) : null);
    }

    private static long millis(long bedTime) {
        return bedTime / Moment.NANOS_PER_MILLI;
    }

    private static JsonArray drugs(BedState bed) {
        var given = new JsonArray();
        for (var dose : bed.drugs())
            given.add(new JsonObject()
                    .put("given", Long.toString(dose.given()))
                    .put("at", millis(dose.given()))
                    .put("wall", dose.at().wallMillis())
                    .put("drug", dose.drug())
                    .put("mg", dose.doseMg())
                    .put("route", dose.route())
                    .put("by", dose.by()));
        return given;
    }

    private static JsonArray links(BedState bed) {
        var all = new JsonArray();
        for (var link : bed.links()) all.add(link(link, link.ownNow(bed.time().now())));
        return all;
    }

    private static JsonObject link(Link link, OwnAlarms own) {
        return new JsonObject()
                .put("source", link.source().name())
                .put("up", link.up())
                .put("detail", link.detail())
                .put("lowBattery", link.lowBattery())
                .put("alarms", own.present())
                .put("alarmsInactive", own.inactive());
    }

    /// One vital with its truth.
    ///
    /// @param at bed time of the measurement, milliseconds
    static JsonObject vital(Shown shown, long at) {
        var vital = shown.vital();
        return new JsonObject()
                .put("text", shown.present() ? vital.format(shown.value()) : null)
                .put("reason", shown.reason())
                .put("source", shown.source())
                .put("method", shown.method().name())
                .put("quality", shown.quality().name())
                .put("at", at)
                .put("stale", shown.stale())
                .put("held", shown.held())
                .put("fallback", shown.fallback());
    }
}
