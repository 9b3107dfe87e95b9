package health.vigil.decode.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.decode.Wire;
import health.vigil.vital.Reading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IvyDriverTest {
    private final Wire wire = new Wire(new IvyDriver());

    /// It begins in the middle of a message.
    @Test
    void realCapture_givesEveryNumberOfEveryMessage() throws Exception {
        var file = Path.of("..", "shared", "data", "serial", "ivy450c_ansarB_capture.bin");
        Assumptions.assumeTrue(Files.exists(file), file + " is not there");
        wire.receive(Files.readAllBytes(file));
        assertEquals(27, wire.driver.counts().frames());
        assertEquals(252, wire.driver.counts().skippedBytes());
        var heard = wire.heard();
        for (var number : List.of("HEART_RATE 80", "RESPIRATION_RATE 35", "SPO2 100", "PULSE_RATE 80"))
            assertEquals(26, heard.stream().filter(number::equals).count(), number);
        assertEquals(4 * 26, heard.size(), "no EtCO2, no temperature, and a pressure of unknown age");
    }

    @Test
    void waves_areThoseOfOneSecond() {
        wire.receive(Ivy.message(80, 97, ";;"));
        assertEquals(
                List.of("PLETH 50.0 50 0, 1, 2", "RESP 50.0 50 -39, -38, -37", "ECG 200.0 200 -280, -260, -240"),
                waves());
    }

    @Test
    void waveOfASensorThatGivesNoNumber_isNotShown_butThatOfAnApnoea() {
        wire.receive(Ivy.message("HR=1;80;ECG-II-DIAG;\rRR=1;;APNEA: 20 SEC;\rSPO2=1;;;\r"));
        assertEquals(List.of("RESP 50.0 50 -39, -38, -37", "ECG 200.0 200 -280, -260, -240"), waves());
        wire.receive(Ivy.message("HR=1;;ECG-II-DIAG;\rRR=1;;APNEA: 20 SEC;\r"));
        assertEquals(List.of(), waves());
    }

    private List<String> waves() {
        return wire.take().stream()
                .filter(Reading.Waveform.class::isInstance)
                .map(Reading.Waveform.class::cast)
                .map(w -> w.wave() + " " + w.hertz() + " " + w.samples().length + " " + w.samples()[0] + ", "
                        + w.samples()[1] + ", " + w.samples()[2])
                .toList();
    }

    private List<String> pressures(String... fields) {
        for (var each : fields) wire.receive(Ivy.message(80, 97, each));
        return wire.heard().stream().filter(word -> word.startsWith("NIBP")).toList();
    }

    @Test
    void pressureThatStandsThere_isNotShown_aChangedOneIs_onceTwoMessagesAgree() {
        var fresh = List.of("NIBP_SYSTOLIC 90", "NIBP_DIASTOLIC 50", "NIBP_MEAN 63");
        assertEquals(List.of(), pressures("121;75;92", "121;75;92", "121;75;92"));
        assertEquals(List.of(), pressures("90;50;63"));
        assertEquals(fresh, pressures("90;50;63"));
        assertEquals(List.of(), pressures("90;50;63", "90;50;63"));
        assertEquals(
                List.of("NIBP_SYSTOLIC - NOT_AVAILABLE", "NIBP_DIASTOLIC - NOT_AVAILABLE", "NIBP_MEAN - NOT_AVAILABLE"),
                pressures(";;", ";;"));
    }

    @Test
    void pressureDamagedOnTheLine_makesNoOldOneNew() {
        assertEquals(List.of(), pressures("121;75;92", "121;75;92", "125;75;92", "121;75;92", "121;75;92"));
        wire.receive(Ivy.message("HR=1;80;ECG-II-DIAG;\rLIBP=4;121;75;92;80;;\r"));
        assertEquals(List.of(), pressures("121;75;92", "121;75;92"));
    }

    @Test
    void ratesAbove127_areWhole() {
        wire.receive(Ivy.message(214, 97, ";;"), Ivy.message(214, 97, ";;"));
        assertTrue(wire.heard().containsAll(List.of("HEART_RATE 214", "PULSE_RATE 214")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        SPO2=1;;;               | NOT_AVAILABLE
        SPO2=1;97;PROBE OFF;    | SENSOR_OFF
        SPO2=1;;CHECK PROBE;    | SENSOR_OFF
        SPO2=1;;NO SENSOR;      | SENSOR_DISCONNECTED
        SPO2=1;;PULSE SEARCH;   | SEARCHING
        SPO2=1;101;PR=80 ;      | OUT_OF_RANGE
        SPO2=1;9X;PR=80 ;       | OUT_OF_RANGE
        """)
    void missingSaturation_hasItsReason_onceThereWasOne(String line, String reason) {
        wire.receive(Ivy.message(80, 97, ";;"), Ivy.message(80, 97, ";;"));
        wire.take();
        wire.receive(Ivy.message(line + "\r"));
        assertEquals(
                "SPO2 - " + reason,
                wire.heard().stream()
                        .filter(w -> w.startsWith("SPO2"))
                        .findFirst()
                        .orElse(""));
    }

    @Test
    void alarmThatIsOff_isNoLooseSensor() {
        wire.receive(Ivy.message("RR=1;35;APNEA: OFF;\r"), Ivy.message("RR=1;35;APNEA: OFF;\r"));
        assertEquals(List.of("RESPIRATION_RATE 35"), wire.heard());
    }

    @Test
    void vitalThatNeverHadANumber_isNoNews() {
        wire.receive(Ivy.message("SPO2=1;;;\rETCO2=1;;;\r"));
        assertEquals(List.of(), wire.heard());
    }

    @Test
    void digitMadeByTheLine_isNoNewVital() {
        wire.receive(Ivy.message("ETCO2=1;;;\r"), Ivy.message("ETCO2=1;9;;\r"), Ivy.message("ETCO2=1;;;\r"));
        assertEquals(List.of(), wire.heard());
    }

    @Test
    void messageCutByTheNextOne_costsOnlyItself() {
        var whole = Ivy.message(80, 97, ";;");
        wire.receive(Arrays.copyOf(whole, 450), whole, whole);
        assertEquals(2, wire.driver.counts().frames());
        assertEquals(450, wire.driver.counts().skippedBytes());
    }

    @Test
    void momentOfAReading_isItsFirstBytes() {
        var whole = Ivy.message(80, 97, ";;");
        wire.receive(whole).take();
        wire.receive(Arrays.copyOf(whole, 10)).after(600);
        wire.receive(Arrays.copyOfRange(whole, 10, whole.length));
        for (Reading reading : wire.take()) assertEquals(Wire.at(0), reading.at());
    }
}
