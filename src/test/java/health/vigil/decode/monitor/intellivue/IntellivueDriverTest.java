package health.vigil.decode.monitor.intellivue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.decode.Wire;
import health.vigil.vital.Method;
import health.vigil.vital.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntellivueDriverTest {
    private final Wire wire = new Wire(new IntellivueDriver(IntellivueDriver.USUAL_BAUD));

    private List<String> heard(byte[]... messages) {
        return Intellivue.heard(wire, messages);
    }

    private List<String> heard(String... objects) {
        return heard(Intellivue.reply(Intellivue.NO_TIME, objects));
    }

    private static String number(int handle, String code, String unit, String value) {
        return Intellivue.object(handle, Intellivue.number(code, "0000", unit, value));
    }

    /// The frames were put together by another program than the one that reads them.
    @Test
    void publishedSyntheticReplies_areReadAsListed() throws Exception {
        for (var line : Wire.vectors("philips_intellivue_synthetic.txt")) {
            if (line.startsWith("#")) continue;
            var halves = line.split(";", 2);
            wire.receive(Wire.bytes(halves[0].strip()));
            assertEquals(halves[1].strip(), String.join(", ", wire.heard()));
        }
        assertEquals(0, wire.driver.counts().skippedBytes());
        assertEquals(0, wire.driver.counts().unknown());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        4BB8 | 0220 | 00000061 | SPO2 97
        4822 | 0AA0 | 0000009C | PULSE_RATE 156
        480A | 0AA0 | 0000009C | PULSE_RATE 156
        4182 | 0AA0 | 000000D6 | HEART_RATE 214
        500A | 0AE0 | 0000001C | RESPIRATION_RATE 28
        5012 | 0AE0 | 00000080 | RESPIRATION_RATE 128
        50B0 | 0F20 | 00000026 | ETCO2 38
        50B0 | 0F03 | FF000033 | ETCO2 38
        50BA | 0F20 | 00000000 | FICO2 0
        E004 | 17A0 | FF00016F | TEMPERATURE 36.7
        4B60 | 1140 | FF0003DA | TEMPERATURE 37.0
        4BB0 | 0200 | FE00008C | PERFUSION_INDEX 1.40
        """)
    void everyQuantity_isInOurUnit(String code, String unit, String value, String words) {
        assertEquals(List.of(words), heard(number(1, code, unit, value)));
    }

    @ParameterizedTest
    @CsvSource({
        "0000, SPO2 97",
        "0083, SPO2 97",
        "4000, SPO2 97 QUESTIONABLE",
        "0040, SPO2 97 QUESTIONABLE",
        "8000, SPO2 - NOT_AVAILABLE",
        "2000, SPO2 - NOT_AVAILABLE",
        "1000, SPO2 - ZEROING",
        "0800, SPO2 - DEMO_OR_TEST",
        "0400, SPO2 - DEMO_OR_TEST",
        "A400, SPO2 - DEMO_OR_TEST",
        "0100, SPO2 - NOT_AVAILABLE"
    })
    void stateOutweighsDigits(String state, String words) {
        assertEquals(List.of(words), heard(Intellivue.spo2(state, 97)));
    }

    @ParameterizedTest
    @CsvSource({
        "007FFFFF, NOT_AVAILABLE",
        "00800000, NOT_AVAILABLE",
        "00800001, NOT_AVAILABLE",
        "007FFFFE, OUT_OF_RANGE",
        "00800002, OUT_OF_RANGE",
        "00000065, OUT_OF_RANGE",
        "00FFFFFF, OUT_OF_RANGE",
        "7F000001, OUT_OF_RANGE"
    })
    void numberThatIsNone_isAGap(String value, String reason) {
        assertEquals(List.of("SPO2 - " + reason), heard(number(1, "4BB8", "0220", value)));
    }

    @ParameterizedTest
    @CsvSource({"FD007D00, 32", "FF000140, 32", "01000140, 3200", "02000020, 3200", "FFFFFF38, -20"})
    void floats_areReadAsInTheMakersExamples(String hex, double value) {
        var numeric = new Numeric(0, 0, 0, Integer.parseUnsignedInt(hex, 16));
        assertEquals(value, numeric.value());
    }

    @Test
    void unitThatCannotBe_isNoNumber() {
        assertEquals(List.of("SPO2 - NOT_AVAILABLE"), heard(number(1, "4BB8", "0F20", "00000061")));
        assertEquals(List.of("TEMPERATURE - NOT_AVAILABLE"), heard(number(1, "E004", "FFFF", "00000025")));
        assertEquals(2, wire.driver.counts().unknown());
    }

    @Test
    void skinTemperature_isNotTheChilds() {
        assertEquals(List.of(), heard(number(1, "4B74", "17A0", "FF00014A")));
    }

    @Test
    void whatSomebodySet_isNoMeasurement_alsoWhereItsLabelIsLeftOut() {
        var set = Intellivue.number("5012", "0000", "0AE0", "00000014");
        assertEquals(List.of(), heard(Intellivue.object(7, set, Intellivue.attribute("0924", "04025012"))));
        assertEquals(List.of(), heard(Intellivue.object(7, set)));
        assertEquals(
                List.of("RESPIRATION_RATE 20"),
                heard(Intellivue.object(8, set, Intellivue.attribute("0924", "00025012"))));
    }

    @Test
    void breathsFromCo2_silenceThoseFromTheChest_asLongAsTheyAreCounted() {
        var chest = number(1, "500A", "0AE0", "0000001E");
        var airway = number(2, "5012", "0AE0", "0000001C");
        var apnoea = Intellivue.object(2, Intellivue.number("5012", "2000", "0AE0", "007FFFFF"));
        assertEquals(List.of("RESPIRATION_RATE 28"), heard(airway, chest));
        assertEquals(List.of("RESPIRATION_RATE 28"), heard(chest, airway));
        assertEquals(List.of("RESPIRATION_RATE - NOT_AVAILABLE", "RESPIRATION_RATE 30"), heard(apnoea, chest));
        assertEquals(List.of("RESPIRATION_RATE 30"), heard(apnoea, chest));
        assertEquals(List.of("RESPIRATION_RATE 28"), heard(airway, chest));
    }

    @Test
    void breathsFromCo2_sayHowTheyWereCounted() {
        wire.receive(Intellivue.reply(Intellivue.NO_TIME, number(2, "5012", "0AE0", "0000001C")));
        assertTrue(wire.take().getFirst() instanceof Reading.Measured m && m.method() == Method.CO2);
    }

    @Test
    void measurementThatIsNotListedAnyMore_isAGap_once() {
        assertEquals(
                List.of("SPO2 97", "PULSE_RATE 140"),
                heard(Intellivue.spo2("0000", 97), number(2, "4822", "0AA0", "0000008C")));
        wire.after(2000);
        assertEquals(List.of("SPO2 97"), heard(Intellivue.spo2("0000", 97)));
        wire.after(1000);
        assertEquals(List.of("SPO2 97", "PULSE_RATE - NOT_AVAILABLE"), heard(Intellivue.spo2("0000", 97)));
        assertEquals(List.of("SPO2 97"), heard(Intellivue.spo2("0000", 97)));
    }

    @Test
    void pressureThatStandsThere_isNotShown_theNextIs_once() {
        assertEquals(List.of(), heard(Intellivue.cuff(100, 110, 60, 77)));
        assertEquals(List.of(), heard(Intellivue.cuff(100, 110, 60, 77)));
        var next = List.of("NIBP_SYSTOLIC 110", "NIBP_DIASTOLIC 60", "NIBP_MEAN 77");
        assertEquals(next, heard(Intellivue.cuff(400, 110, 60, 77)));
        assertEquals(List.of(), heard(Intellivue.cuff(400, 110, 60, 77)));
    }

    @Test
    void pressureWhoseAgeTheMonitorTells_isShownWithIt() {
        wire.receive(Intellivue.reply(Intellivue.time(130), Intellivue.cuff(100, 110, 60, 77)));
        for (var reading : wire.take())
            assertTrue(reading instanceof Reading.Measured m && m.ageMillis() == 30_000, reading.toString());
        wire.receive(Intellivue.reply(Intellivue.time(131), Intellivue.cuff(100, 110, 60, 77)));
        assertEquals(List.of(), wire.take());
    }

    @Test
    void pressureThatTheMonitorTakesBack_isAGap_once_andReturnsOnlyAsANewOne() {
        heard(Intellivue.cuff(100, 110, 60, 77));
        heard(Intellivue.cuff(400, 100, 50, 67));
        var none = "8000 0F20 007FFFFF";
        var taken = Intellivue.object(
                9,
                Intellivue.attribute("0990", Intellivue.time(400)),
                Intellivue.compound("4A05" + none, "4A06" + none, "4A07" + none));
        assertEquals(
                List.of("NIBP_SYSTOLIC - NOT_AVAILABLE", "NIBP_DIASTOLIC - NOT_AVAILABLE", "NIBP_MEAN - NOT_AVAILABLE"),
                heard(taken));
        assertEquals(List.of(), heard(taken));
        assertEquals(List.of(), heard(Intellivue.cuff(400, 100, 50, 67)));
        assertEquals(3, heard(Intellivue.cuff(700, 100, 50, 67)).size());
    }

    @Test
    void pressureWithoutATime_isNewWhereItsNumbersAre() {
        var first = Intellivue.object(9, Intellivue.compound("4A05 0000 0F03 FF000092", "4A07 0000 0F03 FF000066"));
        var next = Intellivue.object(9, Intellivue.compound("4A05 0000 0F03 FF000085", "4A07 0000 0F03 FF000066"));
        assertEquals(List.of(), heard(first));
        assertEquals(List.of(), heard(first));
        assertEquals(List.of("NIBP_SYSTOLIC 100", "NIBP_MEAN 77"), heard(next));
    }

    @Test
    void replyInPieces_isReadPieceByPiece() {
        assertEquals(
                List.of("SPO2 97", "PULSE_RATE 140"),
                heard(
                        Intellivue.piece(1, Intellivue.spo2("0000", 97)),
                        Intellivue.piece(3, number(2, "4822", "0AA0", "0000008C"))));
    }

    @Test
    void replyToASinglePoll_isReadTheSame() {
        assertEquals(List.of("SPO2 97"), heard(Intellivue.single(Intellivue.NO_TIME, Intellivue.spo2("0000", 97))));
    }

    @Test
    void frameThatBreaksOff_isGivenUp_andTheNextIsRead() {
        var good = Intellivue.reply(Intellivue.NO_TIME, Intellivue.spo2("0000", 97));
        var half = java.util.Arrays.copyOf(good, 20);
        assertEquals(List.of("SPO2 97"), heard(half, good));
        assertEquals(20, wire.driver.counts().skippedBytes());
        assertEquals(List.of("SPO2 97"), heard(half, Wire.bytes("7DC1"), good));
        assertEquals(42, wire.driver.counts().skippedBytes());
    }

    @Test
    void checkThatDoesNotFit_isCounted_andNothingIsBelieved() {
        var bad = Intellivue.reply(Intellivue.NO_TIME, Intellivue.spo2("0000", 97));
        bad[bad.length - 10] ^= 1;
        assertEquals(List.of(), heard(bad));
        assertEquals(1, wire.driver.counts().badChecksums());
    }

    @Test
    void lengthsThatContradictEachOther_areNotRead_whateverTheCheckSays() {
        assertEquals(List.of(), heard(Intellivue.framed("E1000002 0002 FFFF 0001")));
        assertEquals(List.of(), heard(Intellivue.framed("E1")));
        assertEquals(List.of(), heard(Intellivue.framed("")));
        assertEquals(3, wire.driver.counts().unknown());
    }

    @Test
    void refusal_isToldOnce() {
        var refused = Intellivue.framed(Intellivue.REFUSED);
        assertEquals(
                List.of("NOTICE 0 data export refused: another program may be connected to the monitor"),
                heard(refused, refused));
    }
}
