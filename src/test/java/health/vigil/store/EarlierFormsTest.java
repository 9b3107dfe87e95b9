package health.vigil.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.Input;
import health.vigil.alarm.Output;
import health.vigil.alarm.Seen;
import health.vigil.alarm.state.Audio;
import health.vigil.alarm.state.BedState;
import health.vigil.alarm.state.Explanation;
import health.vigil.profile.Authority;
import health.vigil.profile.Clear;
import health.vigil.profile.Condition;
import health.vigil.profile.Ladder;
import health.vigil.profile.Priority;
import health.vigil.profile.Profile;
import health.vigil.profile.Rung;
import health.vigil.profile.Wait;
import health.vigil.vital.Limb;
import health.vigil.vital.Moment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rows as earlier versions wrote them, character by character.
class EarlierFormsTest {
    /// A start, an admission and an alarm as version 0.1.0 journaled them.
    static final String FIRST_LIGHT = """
        [{"input":{"is":"Started","at":{"epoch":1,"nanos":5000000,"wallMillis":1760000000005},\
        "sources":[{"source":{"name":"clip"},"rank":0,"periodMillis":333}],\
        "unadmitted":{"id":"none","hash":"","band":"","note":"","ladders":[],"cuffIntervalMinutes":0},\
        "why":"started"},"outputs":[]},\
        {"input":{"is":"Admitted","at":{"epoch":1,"nanos":5000000,"wallMillis":1760000000005},"by":"nurse",\
        "patient":{"id":"SIM-1","label":"Child","ageDays":1500,"weightKg":16.0},\
        "profile":{"id":"sedation-default 1","hash":"0123456789ab","band":"4-6 y","note":"",\
        "ladders":[{"condition":"SPO2_LOW","rungs":[\
        {"priority":"MEDIUM","limit":92.0,"delay":{"is":"Fixed","seconds":10.0},"latching":false},\
        {"priority":"HIGH","limit":90.0,"delay":{"is":"DepthWeighted","threshold":18.0,"clearAt":92.0},\
        "latching":true}]}],"cuffIntervalMinutes":5}},"outputs":[]},\
        {"input":{"is":"Ticked","at":{"epoch":1,"nanos":60000000000,"wallMillis":1760000060000}},"outputs":[\
        {"is":"Raised","at":{"epoch":1,"nanos":60000000000,"wallMillis":1760000060000},\
        "alarm":{"id":"1","condition":"NO_DATA","subject":"clip","priority":"MEDIUM","latching":false,\
        "state":{"is":"Sounding","since":59995000000},\
        "onset":{"epoch":1,"nanos":60000000000,"wallMillis":1760000060000},"since":0,"value":"NaN",\
        "extreme":"NaN","limit":"NaN","source":"clip",\
        "explanation":"nothing heard from clip although connected","acceptedBy":""}}]}]\
        """;

    private final Codec codec = new Codec();
    private final List<Event> events = codec.row(FIRST_LIGHT, Codec.FORMAT);

    @Test
    void sourceWithoutALimb_isOneOfWhichNobodyKnowsIt() {
        var started = (Input.Started) events.get(0).input();
        assertEquals(Limb.UNKNOWN, started.sources().getFirst().limb());
        assertEquals(333, started.sources().getFirst().periodMillis());
    }

    @Test
    void profileOfOneLayer_keepsItsLimitsAndWhereTheyClear() {
        var ladder = new Ladder(
                Condition.SPO2_LOW,
                List.of(
                        new Rung(Priority.MEDIUM, 92, new Wait.Fixed(10), false),
                        new Rung(Priority.HIGH, 90, new Wait.DepthWeighted(18), true, new Clear(2, 0))));
        var profile = new Profile("sedation-default 1", "0123456789ab", "4-6 y", "", List.of(ladder), 5);
        assertEquals(profile, ((Input.Admitted) events.get(1).input()).profile());
        assertEquals(Authority.DEFAULT, profile.authority());
    }

    @Test
    void explanationInWords_isWhatWasFound() {
        var raised = (Output.Raised) events.get(2).outputs().getFirst();
        assertEquals(
                Explanation.of("nothing heard from clip although connected"),
                raised.alarm().explanation());
    }

    @Test
    void inactivationOfEverySensor_isOfNone() {
        var rows = codec.row("""
            [{"input":{"is":"AlarmTurnedOff","at":{"epoch":1,"nanos":5000000,"wallMillis":1760000000005},"by":"nurse",\
            "condition":"SENSOR_OFF","reason":"known"},"outputs":[\
            {"is":"AlarmInactivated","at":{"epoch":1,"nanos":5000000,"wallMillis":1760000000005},\
            "off":{"condition":"SENSOR_OFF","by":"nurse","reason":"known","since":0,"until":9223372036854775807,\
            "reminded":0}}]},\
            {"input":{"is":"AlarmTurnedOn","at":{"epoch":1,"nanos":5000000,"wallMillis":1760000000005},"by":"nurse",\
            "condition":"SENSOR_OFF"},"outputs":[\
            {"is":"AlarmReactivated","at":{"epoch":1,"nanos":5000000,"wallMillis":1760000000005},\
            "condition":"SENSOR_OFF","why":"ended by nurse"}]},\
            {"input":{"is":"AlarmPaused","at":{"epoch":1,"nanos":5000000,"wallMillis":1760000000005},"by":"nurse",\
            "condition":"PULSE_HIGH","forNanos":30000000000},"outputs":[]}]\
            """, Codec.FORMAT);
        assertEquals("", ((Input.AlarmTurnedOff) rows.get(0).input()).subject());
        assertEquals(
                "",
                ((Output.AlarmInactivated) rows.get(0).outputs().getFirst())
                        .off()
                        .subject());
        assertEquals("", ((Input.AlarmTurnedOn) rows.get(1).input()).subject());
        assertEquals(
                "sensor off", ((Output.AlarmReactivated) rows.get(1).outputs().getFirst()).words());
        assertEquals("", ((Input.AlarmPaused) rows.get(2).input()).subject());
    }

    @Test
    void acknowledgementOfAnId_wasOfTheAlarmAsItWasByThen() {
        var text = """
            {"is":"Acknowledged","at":{"epoch":1,"nanos":5000000,"wallMillis":1760000000005},"by":"Ann","alarmId":"7"}\
            """;
        var at = new Moment(1, 5_000_000, 1_760_000_000_005L);
        assertEquals(new Input.Acknowledged(at, "Ann", "7"), codec.input(text, Codec.FORMAT));
        var today = new Input.Acknowledged(at, "Ann", "7", new Seen(Priority.HIGH, true));
        assertEquals(today, codec.input(codec.text(today), Codec.FORMAT));
    }

    @Test
    void silence_wasAskedForWhateverWasSilent() {
        var today = codec.text(BedState.EMPTY);
        var paused = today.replace(
                "{\"is\":\"On\"}", "{\"is\":\"Paused\",\"by\":\"nurse\",\"since\":1,\"until\":2,\"silent\":[\"7\"]}");
        assertFalse(paused.equals(today));
        assertEquals(
                new Audio.Paused("nurse", 1, 2, List.of("7"), List.of()),
                codec.state(paused, Codec.FORMAT).audio());
    }

    @Test
    void todaysText_isNotTouched() {
        var text = codec.text(events.get(1).input());
        assertEquals(text, codec.text(codec.input(text, Codec.FORMAT)));
        assertTrue(text.contains("\"clear\":{\"by\":2.0"), text);
    }

    /// Place and reason, what to do, and never what stands there.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'is':'Admitted' | 'is':'Teleported' | [1].input: is of a kind that this version does not know",
                "'condition':'SPO2_LOW' | 'condition':'GOUT' |"
                        + " [1].input.profile.ladders[0].condition: has a value that this version does not know",
                "'ageDays':1500 | 'ageDays':-1 | [1].input.patient: has a value that is not allowed",
                "'rank':0, | '' | [0].input.sources[0].rank: lacks something, or is something else than expected",
                "'by':'nurse', | '' | [1].input.by: lacks something, or is something else than expected"
            })
    void unknownText_isToldWithPlaceReasonAndNextStep(String was, String is, String told) {
        var text = FIRST_LIGHT.replace(was.replace('\'', '"'), is.replace('\'', '"'));
        assertFalse(text.equals(FIRST_LIGHT));
        var e = assertThrows(StoreException.class, () -> codec.row(text, Codec.FORMAT));
        assertEquals(told + "; read it with the version of Vigil that wrote it", e.getMessage());
    }
}
