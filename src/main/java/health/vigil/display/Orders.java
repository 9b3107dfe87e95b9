package health.vigil.display;

import health.vigil.alarm.Input;
import health.vigil.alarm.Seen;
import health.vigil.alarm.state.BedState;
import health.vigil.alarm.state.SignalTest;
import health.vigil.profile.Condition;
import health.vigil.profile.Doubt;
import health.vigil.profile.Patient;
import health.vigil.profile.Phase;
import health.vigil.profile.Priority;
import health.vigil.profile.Profile;
import health.vigil.vital.CuffOrder;
import health.vigil.vital.Moment;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a person asks for at a screen, checked and made into inputs. Everything that cannot be meant is an
/// {@link IllegalArgumentException} with words for that person; what can but hardly is, is {@link Asked}.
final class Orders {
    /// Names the admission for which an order is meant, null for the empty bed.
    private static final String CHILD = "patient";

    private static final int MAX_WORDS = 60;
    private static final int MAX_NAME = 40;
    private static final int MAX_ALARMS = 100;
    private static final int MAX_SECONDS = 3_600;
    private static final int MAX_INTERVAL_MINUTES = 1_440;
    private static final double MAX_DOSE_MG = 10_000;
    private static final int DAYS_PER_YEAR_TIMES_4 = 1_461;

    private static final String UNTESTED = "begin although nobody has tested the alarm signals of this bed?";

    /// Who acts when nobody gave a name.
    static final String NOBODY = "bedside";

    /// Taken only once a person says that it is so: the same order with `sure`.
    static final class Asked extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        Asked(List<String> questions) {
            super(String.join("; ", questions));
        }
    }

    private final Function<Patient, Profile> profiles;
    private final ZoneId zone;
    private final List<PagerPath> pagers;

    /// @param profiles the limits for a child
    /// @param pagers the paths there are
    /// @param zone in which dates of birth are meant
    Orders(Function<Patient, Profile> profiles, List<PagerPath> pagers, ZoneId zone) {
        this.profiles = profiles;
        this.pagers = List.copyOf(pagers);
        this.zone = zone;
    }

    /// @param order the message as documented in docs/protocol-display.md
    /// @param bed the bed as it is now
    /// @param at when the order was received
    List<Input> inputs(JsonObject order, BedState bed, Moment at) {
        checkChild(order, bed);
        var by = text(order, "by", MAX_NAME);
        if (by.isEmpty()) by = NOBODY;
        return switch (text(order, "what", MAX_NAME)) {
            case "acknowledge" -> acknowledged(order, bed, at, by);
            case "pause" -> List.of(new Input.AudioPaused(at, by, seconds(order)));
            case "resume" -> List.of(new Input.AudioResumed(at, by));
            case "audio_off" -> List.of(new Input.AudioTurnedOff(at, by, text(order, "reason", MAX_WORDS)));
            case "alarm_pause" ->
                List.of(new Input.AlarmPaused(at, by, condition(order), subject(order), seconds(order)));
            case "alarm_off" ->
                List.of(new Input.AlarmTurnedOff(
                        at, by, condition(order), subject(order), text(order, "reason", MAX_WORDS)));
            case "alarm_on" -> List.of(new Input.AlarmTurnedOn(at, by, condition(order), subject(order)));
            case "cuff" -> List.of(new Input.CuffRequested(at, by, cuff(order, bed)));
            case "cuff_stat" -> List.of(new Input.CuffSeriesRequested(at, by));
            case "cuff_auto" -> List.of(automatic(order, at, by));
            case "phase" -> phase(order, bed, at, by);
            case "drug" -> drug(order, bed, at, by);
            case "drug_strike" -> List.of(struck(order, bed, at, by));
            case "signals" -> List.of(new Input.SignalsTested(at, by, noticed(order)));
            case "admit" -> List.of(admitted(order, bed, at, by));
            case "correct" -> List.of(corrected(order, bed, at, by));
            case "assign" -> List.of(assigned(order, at, by));
            case "discharge" -> List.of(discharged(order, bed, at, by));
            case "limit" -> List.of(limit(order, at, by));
            case "limits_restore" -> List.of(new Input.LimitsRestored(at, by, restored(order)));
            case "limits_compute" -> List.of(new Input.LimitsComputed(at, by));
            case "baseline" -> List.of(new Input.BaselineTaken(at, by));
            default -> throw new IllegalArgumentException("unknown order; reload the page");
        };
    }

    /// An order that says for whom it is meant is for nobody else: a form may be open longer than its child is here.
    private static void checkChild(JsonObject order, BedState bed) {
        if (!order.containsKey(CHILD) || Boolean.TRUE.equals(order.getValue("house"))) return;
        var meant = order.getValue(CHILD);
        if (meant != null && !(meant instanceof Number))
            throw new IllegalArgumentException(CHILD + " must be the number of an admission or null");
        if (bed.patient() == null) {
            if (meant != null)
                throw new IllegalArgumentException(
                        "the child was discharged since this form was opened; nothing was recorded");
        } else if (!(meant instanceof Number admission) || admission.longValue() != BedJson.admission(bed))
            throw new IllegalArgumentException(
                    "another child was admitted since this form was opened; nothing was recorded");
    }

    /// Of several, those that are over by now are passed over: they need nobody.
    private static List<Input> acknowledged(JsonObject order, BedState bed, Moment at, String by) {
        if (!(order.getValue("alarms") instanceof JsonArray alarms)) return List.of(new Input.Acknowledged(at, by, ""));
        if (alarms.isEmpty() || alarms.size() > MAX_ALARMS)
            throw new IllegalArgumentException("1 to " + MAX_ALARMS + " alarms can be acknowledged at once");
        var wanted = alarms.stream().map(one -> acknowledged(one, at, by)).toList();
        var there = wanted.stream()
                .filter(one -> bed.alarms().stream().anyMatch(a -> a.id().equals(one.alarmId())))
                .toList();
        return List.copyOf(there.isEmpty() ? wanted.subList(0, 1) : there);
    }

    /// By what was drawn, or by an id alone.
    private static Input.Acknowledged acknowledged(Object alarm, Moment at, String by) {
        if (!(alarm instanceof JsonObject drawn))
            return new Input.Acknowledged(at, by, checked("alarm", alarm, MAX_NAME));
        var sounding = text(drawn, "state", MAX_NAME).equals(AlarmJson.SOUNDING);
        var seen = new Seen(choice(drawn, "priority", Priority.values()), sounding);
        return new Input.Acknowledged(at, by, text(drawn, "id", MAX_NAME), seen);
    }

    private static long seconds(JsonObject order) {
        return Math.round(number(order, "seconds", 1, MAX_SECONDS)) * Moment.NANOS_PER_SECOND;
    }

    private static CuffOrder cuff(JsonObject order, BedState bed) {
        if (!Boolean.TRUE.equals(order.getValue("start"))) return CuffOrder.ABORT;
        var patient = bed.patient();
        if (patient == null)
            throw new IllegalArgumentException("admit the child first: the cuff needs to know the age");
        return patient.cuffStart();
    }

    /// `every`: minutes, 0 for the phase's interval; without it there shall be none.
    private static Input automatic(JsonObject order, Moment at, String by) {
        if (order.getValue("every") == null) return new Input.CuffUnscheduled(at, by);
        var every = number(order, "every", 0, MAX_INTERVAL_MINUTES);
        if (every != Math.rint(every)) throw new IllegalArgumentException("every must be whole minutes");
        return new Input.CuffScheduled(at, by, (int) every);
    }

    private static SignalTest.Outcome noticed(JsonObject order) {
        if (!(order.getValue("noticed") instanceof Boolean noticed))
            throw new IllegalArgumentException("noticed must be true or false");
        return noticed ? SignalTest.Outcome.NOTICED : SignalTest.Outcome.MISSED;
    }

    private static List<Input> phase(JsonObject order, BedState bed, Moment at, String by) {
        child(bed);
        var to = choice(order, "phase", Phase.values());
        var untested = to != Phase.PRE_SEDATION && untested(bed);
        ask(order, List.of(untested ? UNTESTED : ""));
        return begun(untested, new Input.PhaseChanged(at, by, to), by);
    }

    /// What is said of a child is lost at an empty bed: the next one comes without a past.
    private static Patient child(BedState bed) {
        var patient = bed.patient();
        if (patient == null) throw new IllegalArgumentException("nobody is admitted; admit the child first");
        return patient;
    }

    /// Requirement R28: no sedation begins without a test of the alarm signals, unless somebody says so.
    private static boolean untested(BedState bed) {
        var begun = bed.phase() != Phase.PRE_SEDATION || !bed.drugs().isEmpty();
        return bed.patient() != null && !begun && !bed.signals().passed();
    }

    private static List<Input> begun(boolean untested, Input order, String by) {
        if (!untested) return List.of(order);
        return List.of(new Input.SignalsTested(order.at(), by, SignalTest.Outcome.WAIVED), order);
    }

    private static List<Input> drug(JsonObject order, BedState bed, Moment at, String by) {
        var drug = text(order, "drug", MAX_WORDS);
        if (drug.isEmpty()) throw new IllegalArgumentException("which drug?");
        var mg = number(order, "mg", 0, MAX_DOSE_MG);
        if (mg == 0) throw new IllegalArgumentException("a dose of 0 mg is none; nothing was recorded");
        var patient = child(bed);
        var untested = untested(bed);
        ask(order, List.of(Doubt.dose(drug, mg, patient), untested ? UNTESTED : ""));
        return begun(untested, new Input.DrugGiven(at, by, drug, mg, text(order, "route", MAX_NAME)), by);
    }

    /// `given`: as the screen was told it.
    private static Input struck(JsonObject order, BedState bed, Moment at, String by) {
        var given = text(order, "given", MAX_NAME);
        for (var dose : bed.drugs())
            if (Long.toString(dose.given()).equals(given))
                return new Input.DrugStruck(at, by, dose.given(), text(order, "reason", MAX_WORDS));
        throw new IllegalArgumentException("there is no such dose any more");
    }

    /// What a person has not said yes to is asked, not taken.
    private static void ask(JsonObject order, List<String> questions) {
        var open = questions.stream().filter(each -> !each.isEmpty()).toList();
        if (!open.isEmpty() && !Boolean.TRUE.equals(order.getValue("sure"))) throw new Asked(open);
    }

    private static Input discharged(JsonObject order, BedState bed, Moment at, String by) {
        if (bed.patient() == null) throw new IllegalArgumentException("nobody is admitted");
        var reason = text(order, "reason", MAX_WORDS);
        var open = Leaving.open(bed);
        if (reason.isEmpty() && !open.isEmpty())
            throw new IllegalArgumentException("say why the child may leave; open: " + String.join(", ", open));
        return new Input.Discharged(at, by, reason);
    }

    private Input admitted(JsonObject order, BedState bed, Moment at, String by) {
        var patient = patient(order, null, day(at.wallMillis()));
        ask(order, doubts(order, bed, patient));
        return new Input.Admitted(at, by, patient, profiles.apply(patient));
    }

    private Input corrected(JsonObject order, BedState bed, Moment at, String by) {
        var was = child(bed);
        var here = (bed.time().of(at) - bed.care().since()) / Moment.NANOS_PER_MILLI;
        var now = patient(order, was, day(at.wallMillis() - here));
        var limits = profiles.apply(now);
        ask(order, new Correction(was, now).doubts(order.getValue("born") != null, bed, limits));
        return new Input.PatientCorrected(at, by, now, limits);
    }

    /// @param known what is left out is as it was of this child; null for a child of whom nothing is known
    /// @param came the day of the admission
    private static Patient patient(JsonObject order, @Nullable Patient known, LocalDate came) {
        var label = said(order, "label") || known == null ? text(order, "label", MAX_WORDS) : known.label();
        if (label.isEmpty()) throw new IllegalArgumentException("give a name or a label to show");
        var id = said(order, "number") || known == null ? text(order, "number", MAX_WORDS) : known.id();
        var weight = said(order, "weightKg") ? number(order, "weightKg", 0, 300) : known == null ? 0 : known.weightKg();
        if (said(order, "born")) return Patient.born(id, label, born(order, came), came, weight);
        var days = said(order, "ageYears") || known == null ? days(order) : known.ageDays();
        return new Patient(id, label, days, weight);
    }

    private static boolean said(JsonObject order, String key) {
        return order.getValue(key) != null;
    }

    /// Requirement R7. In an emergency a child is admitted with what is known.
    private static List<String> doubts(JsonObject order, BedState bed, Patient patient) {
        var there = bed.patient();
        return List.of(
                there == null ? "" : "admit in place of " + there.label() + ", who has not been discharged?",
                patient.id().isEmpty() && order.getValue("born") == null
                        ? "admit with one identifier only, without hospital number and date of birth?"
                        : "",
                patient.weightKg() == 0 ? "admit without a weight? Doses cannot be judged" : "",
                Doubt.weight(patient));
    }

    private Input assigned(JsonObject order, Moment at, String by) {
        var pager = text(order, "pager", MAX_NAME);
        if (!pager.isEmpty() && pagers.stream().noneMatch(p -> p.name().equals(pager)))
            throw new IllegalArgumentException("there is no pager " + pager + "; choose another");
        return new Input.Assigned(at, by, text(order, "nurse", MAX_NAME), pager);
    }

    /// Rounded up: a child of three years is not one day short of them.
    private static int days(JsonObject order) {
        return (int) Math.ceil(number(order, "ageYears", 0, 130) * DAYS_PER_YEAR_TIMES_4 / 4);
    }

    private LocalDate day(long wallMillis) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(wallMillis), zone);
    }

    private static LocalDate born(JsonObject order, LocalDate came) {
        try {
            var born = LocalDate.parse(text(order, "born", MAX_NAME));
            if (born.isAfter(came)) throw new IllegalArgumentException("the date of birth is in the future");
            return born;
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("the date of birth must be year-month-day", malformed);
        }
    }

    private static Input limit(JsonObject order, Moment at, String by) {
        return new Input.LimitChanged(
                at,
                by,
                condition(order),
                choice(order, "tier", Priority.values()),
                number(order, "limit", -1_000, 1_000));
    }

    /// Without a condition: all.
    private static @Nullable Condition restored(JsonObject order) {
        return order.getValue("condition") == null ? null : condition(order);
    }

    private static Condition condition(JsonObject order) {
        return choice(order, "condition", Condition.values());
    }

    /// Of a technical condition: what its alarm is about.
    private static String subject(JsonObject order) {
        return text(order, "subject", MAX_WORDS);
    }

    private static <E extends Enum<E>> E choice(JsonObject order, String key, E[] all) {
        var wanted = text(order, key, MAX_NAME);
        for (var one : all) if (one.name().equals(wanted)) return one;
        throw new IllegalArgumentException(key + " '" + wanted + "' is none of ours");
    }

    private static double number(JsonObject order, String key, double low, double high) {
        if (!(order.getValue(key) instanceof Number number))
            throw new IllegalArgumentException(key + " must be a number");
        var value = number.doubleValue();
        if (!(value >= low && value <= high))
            throw new IllegalArgumentException(key + " " + value + " is outside " + low + " to " + high);
        return value;
    }

    private static String text(JsonObject order, String key, int longest) {
        var value = order.getValue(key);
        return value == null ? "" : checked(key, value, longest);
    }

    private static String checked(String key, Object value, int longest) {
        if (!(value instanceof String text)) throw new IllegalArgumentException(key + " must be text");
        var clean = text.strip();
        if (clean.length() > longest || clean.chars().anyMatch(Character::isISOControl))
            throw new IllegalArgumentException(key + " must be one line of at most " + longest + " letters");
        return clean;
    }
}
