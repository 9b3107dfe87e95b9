package health.vigil.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.Engine;
import health.vigil.alarm.Input;
import health.vigil.alarm.Seen;
import health.vigil.alarm.state.BedState;
import health.vigil.alarm.state.SignalTest;
import health.vigil.profile.Condition;
import health.vigil.profile.Patient;
import health.vigil.profile.Phase;
import health.vigil.profile.Priority;
import health.vigil.profile.Profile;
import health.vigil.vital.CuffOrder;
import health.vigil.vital.Moment;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrdersTest {
    private static final Moment AT =
            new Moment(1, 5, Instant.parse("2026-03-02T10:00:00Z").toEpochMilli());
    private final Orders orders = new Orders(
            child -> new Profile("p", "", child.ageDays() + " days", "", List.of(), 0),
            List.of(new PagerPath("nurse-7", 1)),
            ZoneId.of("UTC"));

    private List<Input> read(String json) {
        return orders.inputs(new JsonObject(json), BedState.EMPTY, AT);
    }

    private Patient admitted(String json) {
        return ((Input.Admitted) read(json).getFirst()).patient();
    }

    @Test
    void everyOrder_becomesItsInput() {
        assertEquals(
                List.of(new Input.Acknowledged(AT, "bedside", "")), read("{'what':'acknowledge'}".replace('\'', '"')));
        assertEquals(List.of(new Input.Acknowledged(AT, "Ann", "3")), read("""
            {"what":"acknowledge","alarms":["3"],"by":" Ann "}\
            """));
        assertEquals(List.of(new Input.AudioPaused(AT, "bedside", 60_000_000_000L)), read("""
            {"what":"pause","seconds":60}\
            """));
        assertEquals(List.of(new Input.AudioResumed(AT, "bedside")), read("{\"what\":\"resume\"}"));
        assertEquals(List.of(new Input.AudioTurnedOff(AT, "bedside", "parents asleep")), read("""
            {"what":"audio_off","reason":"parents asleep"}\
            """));
        assertEquals(
                List.of(new Input.AlarmPaused(AT, "bedside", Condition.PULSE_HIGH, "", 30_000_000_000L)), read("""
                    {"what":"alarm_pause","condition":"PULSE_HIGH","seconds":30}\
                    """));
        assertEquals(List.of(new Input.AlarmTurnedOff(AT, "bedside", Condition.PULSE_HIGH, "", "crying")), read("""
            {"what":"alarm_off","condition":"PULSE_HIGH","reason":"crying"}\
            """));
        assertEquals(List.of(new Input.AlarmTurnedOn(AT, "bedside", Condition.PULSE_HIGH, "")), read("""
            {"what":"alarm_on","condition":"PULSE_HIGH"}\
            """));
        assertEquals(List.of(new Input.AlarmTurnedOff(AT, "bedside", Condition.SENSOR_OFF, "capno", "out")), read("""
            {"what":"alarm_off","condition":"SENSOR_OFF","subject":"capno","reason":"out"}\
            """));
        assertEquals(List.of(new Input.SignalsTested(AT, "bedside", SignalTest.Outcome.MISSED)), read("""
            {"what":"signals","noticed":false}\
            """));
        assertEquals(List.of(new Input.LimitChanged(AT, "bedside", Condition.SPO2_LOW, Priority.HIGH, 88)), read("""
            {"what":"limit","condition":"SPO2_LOW","tier":"HIGH","limit":88}\
            """));
        assertEquals(List.of(new Input.LimitsRestored(AT, "bedside", Condition.SPO2_LOW)), read("""
            {"what":"limits_restore","condition":"SPO2_LOW"}\
            """));
        assertEquals(List.of(new Input.LimitsRestored(AT, "bedside", null)), read("{\"what\":\"limits_restore\"}"));
        assertEquals(List.of(new Input.LimitsComputed(AT, "bedside")), read("{\"what\":\"limits_compute\"}"));
        assertEquals(List.of(new Input.BaselineTaken(AT, "bedside")), read("{\"what\":\"baseline\"}"));
        assertEquals(List.of(new Input.Assigned(AT, "Ann", "Kim", "nurse-7")), read("""
            {"what":"assign","nurse":" Kim ","pager":"nurse-7","by":"Ann"}\
            """));
        assertEquals(List.of(new Input.Assigned(AT, "bedside", "", "")), read("{\"what\":\"assign\"}"));
    }

    @Test
    void alarmThatWasDrawn_isAcknowledgedAsItWasDrawn() {
        var bed = new StagedBed("Mia").spo2(82).pass(3).state();
        var id = bed.alarms().getFirst().id();
        var drawn = new JsonObject().put("id", id).put("priority", "HIGH").put("state", "sounding");
        var gone = new JsonObject().put("id", "999").put("priority", "HIGH").put("state", "latched");
        var order = new JsonObject().put("what", "acknowledge").put("by", "Ann");
        assertEquals(
                List.of(new Input.Acknowledged(AT, "Ann", id, new Seen(Priority.HIGH, true))),
                orders.inputs(
                        order.copy().put("alarms", new JsonArray().add(gone).add(drawn)), bed, AT));
        assertEquals(
                List.of(new Input.Acknowledged(AT, "Ann", "999", new Seen(Priority.HIGH, false))),
                orders.inputs(order.copy().put("alarms", new JsonArray().add(gone)), bed, AT));
        var half = new JsonArray().add(new JsonObject().put("id", id));
        assertThrows(
                IllegalArgumentException.class, () -> orders.inputs(order.copy().put("alarms", half), bed, AT));
    }

    @Test
    void dateOfBirth_makesTheExactAge() {
        var child = admitted("""
            {"what":"admit","label":"Mia","number":"4711","born":"2026-03-01","weightKg":3.4}\
            """);
        assertEquals(new Patient("4711", "Mia", 1, 3.4), child);
    }

    @Test
    void ageInYears_isEnough() {
        assertEquals(1_461, admitted("""
            {"what":"admit","label":"Mia","ageYears":4,"sure":true}\
            """).ageDays());
    }

    @Test
    void unborn_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> read("""
            {"what":"admit","label":"Mia","born":"2026-03-03"}\
            """));
    }

    @Test
    void cuff_isStartedByAgeAndNotWithoutOne() {
        var start = new JsonObject().put("what", "cuff").put("start", true);
        assertThrows(IllegalArgumentException.class, () -> orders.inputs(start, BedState.EMPTY, AT));
        assertEquals(CuffOrder.START_NEONATAL, cuff(start, 28));
        assertEquals(CuffOrder.START_PEDIATRIC, cuff(start, 29));
        assertEquals(CuffOrder.START_PEDIATRIC, cuff(start, 17 * 365));
        assertEquals(CuffOrder.START_ADULT, cuff(start, 19 * 366));
        assertEquals(CuffOrder.ABORT, cuff(new JsonObject().put("what", "cuff"), 400));
    }

    @Test
    void cuffByTheClock_andInASeries() {
        var auto = new JsonObject().put("what", "cuff_auto");
        assertEquals(new Input.CuffUnscheduled(AT, "bedside"), one(auto));
        assertEquals(new Input.CuffScheduled(AT, "bedside", 15), one(auto.copy().put("every", 15)));
        assertEquals(new Input.CuffScheduled(AT, "bedside", 0), one(auto.copy().put("every", 0)));
        assertEquals(new Input.CuffSeriesRequested(AT, "bedside"), one(new JsonObject().put("what", "cuff_stat")));
        for (var nonsense : new Object[] {2.5, -1, 1_441, "five"})
            assertThrows(IllegalArgumentException.class, () -> one(auto.copy().put("every", nonsense)));
    }

    private Input one(JsonObject order) {
        return orders.inputs(order, BedState.EMPTY, AT).getFirst();
    }

    private CuffOrder cuff(JsonObject order, int ageDays) {
        var bed = Engine.step(
                        BedState.EMPTY, new Input.Admitted(AT, "x", new Patient("", "", ageDays, 0), Profile.NONE))
                .state();
        return ((Input.CuffRequested) orders.inputs(order, bed, AT).getFirst()).order();
    }

    @Test
    void whatIsHardlyMeant_isAskedAndTakenOnceSomebodyIsSure() {
        var admission =
                new JsonObject().put("what", "admit").put("label", "Mia").put("ageYears", 4);
        assertEquals(
                "admit with one identifier only, without hospital number and date of birth?;"
                        + " admit without a weight? Doses cannot be judged",
                asked(admission, BedState.EMPTY));
        admission.put("number", "4711").put("weightKg", 160);
        assertEquals("is 160 kg right at 4 years?", asked(admission, BedState.EMPTY));
        var bed = stepped(
                orders.inputs(admission.put("sure", true), BedState.EMPTY, AT).getFirst());
        assertEquals(
                "admit in place of Mia, who has not been discharged?",
                asked(admission.copy().put("sure", false).put("weightKg", 16), bed));
    }

    /// What is left out stays as it is, the age to the day.
    @Test
    void correction_isOfWhatItSays_andOfNothingElse() {
        var bed = stepped(new Input.Admitted(AT, "x", new Patient("4711", "Mia", 1_600, 16.4), Profile.NONE));
        var correct = new JsonObject().put("what", "correct").put("by", "Ann");
        assertEquals(
                new Patient("4711", "Mia", 1_600, 18), corrected(correct.copy().put("weightKg", 18), bed));
        assertEquals(
                new Patient("4711", "Mia", 1_096, 16.4),
                corrected(correct.copy().put("ageYears", 3), bed));
        assertEquals(
                new Patient("4712", "Mia K.", 1_600, 16.4),
                corrected(
                        correct.copy()
                                .put("number", "4712")
                                .put("label", "Mia K.")
                                .put("sure", true),
                        bed));
        var input = (Input.PatientCorrected)
                orders.inputs(correct.copy().put("born", "2026-03-01").put("sure", true), bed, AT)
                        .getFirst();
        assertEquals("1 days", input.profile().band());
        assertEquals("Ann", input.by());
    }

    /// A child that came before midnight is as old as it was then.
    @Test
    void dateOfBirthSaidLater_makesTheAgeAtAdmission() {
        var started = stepped(new Input.Started(AT, List.of(), Profile.NONE, "test"));
        var bed = Engine.step(
                        started, new Input.Admitted(AT, "x", new Patient("4711", "Mia", 1_600, 16.4), Profile.NONE))
                .state();
        var correct = new JsonObject("""
            {"what":"correct","born":"2026-03-01","weightKg":3.4}\
            """);
        var later = AT.plusNanos(20 * 3_600 * Moment.NANOS_PER_SECOND);
        var child = ((Input.PatientCorrected) orders.inputs(correct, bed, later).getFirst()).patient();
        assertEquals(new Patient("4711", "Mia", 1, 3.4), child);
    }

    @Test
    void correctionHardlyMeant_isAsked() {
        var bed = stepped(new Input.Admitted(AT, "x", new Patient("4711", "Mia", 1_600, 16.4), Profile.NONE));
        assertEquals("is 164 kg right at 4 years?", asked(correct("weightKg", 164), bed));
        assertEquals("is 16 kg right at 3 months?", asked(correct("ageYears", 0.25), bed));
        assertEquals("leave no weight? Doses cannot be judged", asked(correct("weightKg", 0), bed));
        assertEquals(
                "leave one identifier only, without hospital number and date of birth?",
                asked(correct("number", ""), bed));
        assertEquals(
                "is Ben the same child as Mia? Another child is admitted, not corrected",
                asked(correct("label", "Ben").put("number", "815"), bed));
        assertEquals("Mia K.", corrected(correct("label", "Mia K."), bed).label(), "of the same number");
    }

    @Test
    void limitSetByHandThatDoesNotFitTheCorrectedAge_isAskedBeforeItIsGivenUp() {
        var bed = stepped(new Input.Admitted(AT, "x", new Patient("4711", "Mia", 1_600, 16), CalmBed.FOUR_YEARS));
        var limited = Engine.step(bed, new Input.LimitChanged(AT, "x", Condition.SPO2_LOW, Priority.MEDIUM, 93))
                .state();
        assertEquals(
                "give up the limit SpO2 low, medium, 93, set by hand? It does not fit this age",
                asked(correct("ageYears", 3), limited));
        assertEquals(1, orders.inputs(correct("ageYears", 3), bed, AT).size(), "nothing was set by hand");
    }

    @Test
    void nobodyThere_isNotCorrected() {
        var refusal =
                assertThrows(IllegalArgumentException.class, () -> read("{\"what\":\"correct\",\"weightKg\":18}"));
        assertEquals("nobody is admitted; admit the child first", refusal.getMessage());
    }

    @Test
    void doseStruck_isTheOneThatWasTold() {
        var bed = stepped(new Input.Admitted(AT, "x", new Patient("4711", "Mia", 1_600, 16), Profile.NONE));
        var dosed = Engine.step(bed, new Input.DrugGiven(AT, "x", "propofol", 30, "IV"))
                .state();
        var told = told(dosed).getJsonObject(0);
        var strike = new JsonObject().put("what", "drug_strike").put("given", told.getString("given"));
        var given = dosed.drugs().getFirst().given();
        assertEquals(
                List.of(new Input.DrugStruck(AT, "bedside", given, "other child")),
                orders.inputs(strike.copy().put("reason", "other child"), dosed, AT));
        var struck =
                Engine.step(dosed, orders.inputs(strike, dosed, AT).getFirst()).state();
        var refusal = assertThrows(IllegalArgumentException.class, () -> orders.inputs(strike, struck, AT));
        assertEquals("there is no such dose any more", refusal.getMessage());
    }

    private static JsonObject correct(String key, Object value) {
        return new JsonObject().put("what", "correct").put(key, value);
    }

    private Patient corrected(JsonObject order, BedState bed) {
        return ((Input.PatientCorrected) orders.inputs(order, bed, AT).getFirst()).patient();
    }

    private static JsonArray told(BedState bed) {
        var parts = new HashMap<String, Object>();
        BedJson.into(parts, bed, List.of());
        return (JsonArray) Objects.requireNonNull(parts.get("drugs"));
    }

    @Test
    void sedationWithoutATestOfTheSignals_isAsked_andWrittenDown() {
        var bed = stepped(new Input.Admitted(AT, "x", new Patient("", "", 1_600, 16), Profile.NONE));
        var begin = new JsonObject().put("what", "phase").put("phase", "INDUCTION");
        assertEquals("begin although nobody has tested the alarm signals of this bed?", asked(begin, bed));
        assertEquals(
                List.of(
                        new Input.SignalsTested(AT, "bedside", SignalTest.Outcome.WAIVED),
                        new Input.PhaseChanged(AT, "bedside", Phase.INDUCTION)),
                orders.inputs(begin.put("sure", true), bed, AT));
        var tested = tested(bed);
        assertEquals(1, orders.inputs(begin.put("sure", false), tested, AT).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"what\":\"phase\",\"phase\":\"PROCEDURE\"}",
                "{\"what\":\"drug\",\"drug\":\"propofol\",\"mg\":30,\"patient\":null}",
                "{\"what\":\"discharge\"}"
            })
    void whatIsSaidOfAChild_isRefusedAtAnEmptyBed(String order) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> read(order));
        assertTrue(String.valueOf(refusal.getMessage()).startsWith("nobody is admitted"), refusal.getMessage());
    }

    private static BedState tested(BedState bed) {
        return Engine.step(bed, new Input.SignalsTested(AT, "x", SignalTest.Outcome.NOTICED))
                .state();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 11, 17})
    void ageInYears_isNoMonthShort(int years) {
        var order = new JsonObject().put("what", "admit").put("label", "Mia").put("sure", true);
        var bed = stepped(
                orders.inputs(order.put("ageYears", years), BedState.EMPTY, AT).getFirst());
        var patient = java.util.Objects.requireNonNull(bed.patient());
        assertEquals(years < 2 ? 12 * years + " mo" : years + " y", BedJson.age(patient));
    }

    @Test
    void absurdDose_isAsked() {
        var bed = tested(stepped(new Input.Admitted(AT, "x", new Patient("", "", 1_600, 16), Profile.NONE)));
        var dose = new JsonObject()
                .put("what", "drug")
                .put("drug", "fentanyl")
                .put("mg", 30)
                .put("route", "IV");
        assertTrue(asked(dose, bed).startsWith("is 30 mg of fentanyl right?"));
        assertEquals(
                List.of(new Input.DrugGiven(AT, "bedside", "fentanyl", 30, "IV")),
                orders.inputs(dose.put("sure", true), bed, AT));
    }

    @Test
    void openDischarge_wantsAReason_whichIsWrittenDown() {
        var bed = stepped(new Input.Admitted(AT, "x", new Patient("", "", 1_600, 16), Profile.NONE));
        var under = health.vigil.alarm.Engine.step(bed, new Input.PhaseChanged(AT, "x", Phase.PROCEDURE))
                .state();
        var leave = new JsonObject().put("what", "discharge");
        assertEquals(List.of(new Input.Discharged(AT, "bedside", "")), orders.inputs(leave, bed, AT));
        var refusal = assertThrows(IllegalArgumentException.class, () -> orders.inputs(leave, under, AT));
        assertEquals(
                "say why the child may leave; open: the phase is procedure, not ready to leave", refusal.getMessage());
        assertEquals(
                List.of(new Input.Discharged(AT, "bedside", "to intensive care")),
                orders.inputs(leave.put("reason", "to intensive care"), under, AT));
    }

    private String asked(JsonObject order, BedState bed) {
        return assertThrows(Orders.Asked.class, () -> orders.inputs(order, bed, AT))
                .getMessage();
    }

    private static BedState stepped(Input input) {
        return health.vigil.alarm.Engine.step(BedState.EMPTY, input).state();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"what\":\"explode\"}",
                "{\"what\":7}",
                "{\"what\":\"pause\"}",
                "{\"what\":\"pause\",\"seconds\":\"60\"}",
                "{\"what\":\"pause\",\"seconds\":1e99}",
                "{\"what\":\"phase\",\"phase\":\"NAP\"}",
                "{\"what\":\"alarm_pause\",\"condition\":\"PULSE_HIGH\"}",
                "{\"what\":\"alarm_pause\",\"seconds\":30}",
                "{\"what\":\"alarm_off\",\"condition\":\"ALL\",\"reason\":\"x\"}",
                "{\"what\":\"audio_off\",\"reason\":7}",
                "{\"what\":\"drug\",\"mg\":3}",
                "{\"what\":\"drug\",\"drug\":\"x\",\"mg\":-1}",
                "{\"what\":\"drug\",\"drug\":\"x\",\"mg\":0}",
                "{\"what\":\"drug\",\"drug\":\"a\\nb\",\"mg\":1}",
                "{\"what\":\"admit\",\"ageYears\":4}",
                "{\"what\":\"admit\",\"label\":\"x\"}",
                "{\"what\":\"admit\",\"label\":\"x\",\"ageYears\":-1}",
                "{\"what\":\"admit\",\"label\":\"x\",\"born\":\"01.02.2020\"}",
                "{\"what\":\"admit\",\"label\":\"x\",\"ageYears\":4,\"weightKg\":900}",
                "{\"what\":\"limit\",\"condition\":\"NONE\",\"tier\":\"HIGH\",\"limit\":1}",
                "{\"what\":\"assign\",\"nurse\":\"Kim\",\"pager\":\"nurse-8\"}",
                "{\"what\":\"acknowledge\",\"alarms\":[]}",
                "{\"what\":\"acknowledge\",\"alarms\":[5]}",
                "{\"what\":\"discharge\",\"by\":\"0123456789012345678901234567890123456789x\"}"
            })
    void whatCannotBeMeant_isRefusedInWords(String order) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> read(order));
        assertTrue(refusal.getMessage().length() > 5);
    }

    private static Moment at(long seconds) {
        return new Moment(1, seconds * Moment.NANOS_PER_SECOND, seconds * 1_000);
    }

    private static BedState admits(BedState bed, long seconds) {
        var child = new Patient("", "Mia", 1_600, 16);
        return Engine.step(bed, new Input.Admitted(at(seconds), "nurse", child, CalmBed.FOUR_YEARS))
                .state();
    }

    private void order(BedState bed, String patient) {
        orders.inputs(new JsonObject("{\"what\":\"baseline\",\"patient\":" + patient + "}"), bed, at(100));
    }

    private String refusal(BedState bed, String patient) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> order(bed, patient))
                .getMessage());
    }

    /// Neither has a number, and both have the same name.
    @Test
    void orderMeantForTheChildBefore_isRefused() {
        var bed = Engine.step(BedState.EMPTY, new Input.Started(at(0), CalmBed.SOURCES, CalmBed.FOUR_YEARS, "test"))
                .state();
        var first = admits(bed, 10);
        var second = admits(first, 20);
        var meant = String.valueOf(BedJson.admission(first));
        order(first, meant);
        assertEquals(
                "another child was admitted since this form was opened; nothing was recorded", refusal(second, meant));
        order(second, String.valueOf(BedJson.admission(second)));
        var empty =
                Engine.step(second, new Input.Discharged(at(30), "nurse", "")).state();
        assertEquals(
                "the child was discharged since this form was opened; nothing was recorded", refusal(empty, meant));
        order(empty, "null");
        assertTrue(refusal(second, "null").startsWith("another child was admitted"));
        assertTrue(refusal(second, "\"Mia\"").contains("number of an admission"));
    }
}
