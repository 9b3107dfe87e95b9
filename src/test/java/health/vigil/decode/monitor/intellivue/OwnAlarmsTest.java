package health.vigil.decode.monitor.intellivue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.vigil.decode.Wire;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the monitor says of its own alarms and of its patient.
class OwnAlarmsTest {
    private final Wire wire = new Wire(new IntellivueDriver(IntellivueDriver.USUAL_BAUD));

    private List<String> heard(String state, String... ofThePatient) {
        return told(Intellivue.alerts(state, List.of(ofThePatient), List.of()));
    }

    private List<String> told(String alerts) {
        return wire.receive(Intellivue.answer(Subject.ALERTS, alerts)).heard();
    }

    private static String low() {
        return Intellivue.alert("0200", "0008", "SpO\u2082 LOW");
    }

    @Test
    void alarm_isToldOnce_inTheMonitorsWords_andItsEndToo() {
        assertEquals(List.of(), heard("0000"));
        assertEquals(List.of("ALARMS 0 ** SpO2 LOW"), heard("0000", low()));
        assertEquals(List.of(), heard("0000", low()));
        assertEquals(List.of("ALARMS 0"), heard("0000"));
        assertEquals(List.of(), heard("0000"));
    }

    @ParameterizedTest
    @CsvSource({
        "0400, 0000, *** APNEA",
        "0100, 0000, * APNEA",
        "0004, 0000, !!! APNEA",
        "0002, 0000, !! APNEA",
        "0001, 0000, APNEA",
        "0400, 1000, *** APNEA (silenced)",
        "0400, 2000, *** APNEA (latched)",
        "0400, 4000, *** APNEA (paused)",
        "0400, 8000, *** APNEA (off)"
    })
    void alarm_saysHowGraveItIs_andHowItStands(String type, String state, String words) {
        assertEquals(List.of("ALARMS 0 " + words), heard("0000", Intellivue.alert(type, state, "APNEA")));
    }

    @Test
    void gravest_comesFirst_technicalOnesLast_andManyAreCounted() {
        var technical = List.of(Intellivue.alert("0004", "0000", "CHECK BATTERY"));
        var ours = List.of(low(), Intellivue.alert("0400", "0000", "APNEA"));
        assertEquals(
                List.of("ALARMS 0 *** APNEA, ** SpO2 LOW, !!! CHECK BATTERY"),
                told(Intellivue.alerts("0000", ours, technical)));
        assertEquals(
                List.of("ALARMS 0 ** SpO2 LOW, ** SpO2 LOW, ** SpO2 LOW, ** SpO2 LOW and 3 more"),
                heard("0000", Collections.nCopies(7, low()).toArray(String[]::new)));
    }

    @Test
    void alarmWithoutWords_isToldByItsCode() {
        var alert = "4BB8 0010 0200 0000 0006 0000 0001 0201 000A 0001 00000000 0000 4000";
        assertEquals(List.of("ALARMS 0 ** alarm 4BB8-0010"), heard("0000", alert));
    }

    @ParameterizedTest
    @CsvSource({
        "4000, ALARMS_INACTIVE 0 alarms paused",
        "8000, ALARMS_INACTIVE 0 alarms off",
        "0200, ALARMS_INACTIVE 0 in standby"
    })
    void monitorWhoseAlarmsAreInactive_saysSo_untilTheyAreBack(String state, String words) {
        assertEquals(List.of(words), heard(state));
        assertEquals(List.of(), heard(state));
        assertEquals(List.of("ALARMS_INACTIVE 0"), heard("0000"));
    }

    @ParameterizedTest
    @CsvSource({"0100, in demonstration mode", "0400, in test mode"})
    void alarmsOfNobody_areNone(String state, String words) {
        assertEquals(List.of("ALARMS_INACTIVE 0 " + words), heard(state, low()));
        assertEquals(List.of("ALARMS_INACTIVE 0"), heard("0000", Intellivue.alert("0200", state, "SpO2 LOW")));
    }

    @Test
    void alarmsThatAreToldNoMore_areNotThereForEver() {
        heard("0000", low());
        var numbers = Intellivue.reply(Intellivue.NO_TIME, Intellivue.spo2("0000", 97));
        assertEquals(List.of("SPO2 97"), wire.after(9_000).receive(numbers).heard());
        assertEquals(
                List.of("SPO2 97", "ALARMS 0"),
                wire.after(1_000).receive(numbers).heard());
    }

    @Test
    void patient_isKnownByTheIdOnly_andOnlyWhileAdmitted() {
        assertEquals("", wire.driver.patientId());
        assertEquals(List.of(), patient("0002", "4711"));
        assertEquals("4711", wire.driver.patientId());
        assertEquals(List.of("NOTICE 0 the patient was changed there"), patient("0002", "4712"));
        assertEquals("4712", wire.driver.patientId());
        assertEquals(List.of("NOTICE 0 the patient was discharged there"), patient("0008", "4712"));
        assertEquals("", wire.driver.patientId());
        assertEquals(List.of(), patient("0001", "4713"));
        assertEquals("", wire.driver.patientId());
    }

    @Test
    void patientOfAnEarlierAssociation_isForgotten() {
        patient("0002", "4711");
        wire.receive(Intellivue.framed(Intellivue.ACCEPTED));
        assertEquals("", wire.driver.patientId());
    }

    private List<String> patient(String state, String id) {
        return wire.receive(Intellivue.answer(Subject.PATIENT, Intellivue.patient(state, id)))
                .heard();
    }
}
