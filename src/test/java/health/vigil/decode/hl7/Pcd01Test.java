package health.vigil.decode.hl7;

import static health.vigil.decode.hl7.Hl7Samples.OBR;
import static health.vigil.decode.hl7.Hl7Samples.PID;
import static health.vigil.decode.hl7.Hl7Samples.PV1;
import static health.vigil.decode.hl7.Hl7Samples.lines;
import static health.vigil.decode.hl7.Hl7Samples.msh;
import static health.vigil.decode.hl7.Hl7Samples.report;
import static health.vigil.decode.hl7.Hl7Samples.reportOf;
import static health.vigil.decode.hl7.Hl7Samples.utf8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.decode.hl7.Hl7Fault.Kind;
import health.vigil.decode.hl7.Pcd01.Remark;
import health.vigil.vital.Method;
import health.vigil.vital.Moment;
import health.vigil.vital.Quality;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.Gap;
import health.vigil.vital.Reading.Gap.Reason;
import health.vigil.vital.Reading.Measured;
import health.vigil.vital.Vital;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Pcd01Test {
    private static final Moment AT = new Moment(1, 5, 1_772_352_031_000L);

    private static Pcd01 read(String text) {
        try {
            return Pcd01.read(Hl7Message.parse(utf8(text), StandardCharsets.UTF_8), AT, 0);
        } catch (Hl7Fault fault) {
            throw new AssertionError(fault.kind() + " " + fault.words(), fault);
        }
    }

    private static Hl7Fault fault(String text) {
        return assertThrows(
                Hl7Fault.class, () -> Pcd01.read(Hl7Message.parse(utf8(text), StandardCharsets.UTF_8), AT, 0));
    }

    private static Reading only(String... observations) {
        var readings = read(reportOf(observations)).readings();
        assertEquals(1, readings.size(), readings.toString());
        return readings.getFirst();
    }

    private static Measured measured(Vital vital, double value, Method method, long ageMillis) {
        return new Measured(AT, vital, value, method, Quality.GOOD, ageMillis);
    }

    /// `SPO2 97.0 DEVICE GOOD 0` or `SPO2 - NOT_AVAILABLE`, one a line.
    private static String table(List<Reading> readings) {
        return readings.stream()
                .map(r -> switch (r) {
                    case Measured m ->
                        m.vital() + " " + m.value() + " " + m.method() + " " + m.quality() + " " + m.ageMillis();
                    case Gap g -> g.vital() + " - " + g.reason();
                    case Reading.Waveform w -> "wave";
                    case Reading.DeviceEvent e -> "event";
                })
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static List<Remark.Type> remarks(Pcd01 p) {
        return p.remarks().stream().map(Remark::type).toList();
    }

    private static String obx(String code, String value, String unit) {
        return "OBX|1|NM|" + code + "|1.1.1.1|" + value + "|" + unit + "|||||R";
    }

    @Test
    void iheReport_inFull() {
        var p = read(lines(
                msh("77"),
                "PID|||K-4711^^^CLINIC^MR~9-9^^^STATE^PI||BEE^MAJA",
                PV1,
                OBR,
                "OBX|1||69965^MDC_DEV_MON_PHYSIO_MULTI_PARAM_MDS^MDC|1.0.0.0|||||||X|||||||MON-12^^0A0B0C0D0E0F0001^EUI-64",
                "OBX|2||69682^MDC_DEV_ANALY_AWAY_MULTI_PARAM_VMD^MDC|1.1.0.0|||||||X",
                "OBX|3|NM|151562^MDC_RESP_RATE^MDC|1.1.1.1|22|264928^MDC_DIM_RESP_PER_MIN^MDC|||||R",
                "OBX|4|NM|151728^MDC_AWAY_CO2_ET^MDC|1.1.1.2|38|266016^MDC_DIM_MMHG^MDC|||||R",
                "OBX|5||70666^MDC_DEV_ECG_RESP_VMD^MDC|1.2.0.0|||||||X",
                "OBX|6|NM|151562^MDC_RESP_RATE^MDC|1.2.1.1|25|264928^MDC_DIM_RESP_PER_MIN^MDC|||||R",
                "OBX|7|NM|147842^MDC_ECG_HEART_RATE^MDC|1.2.1.2|101|264864^MDC_DIM_BEAT_PER_MIN^MDC|||||R",
                "OBX|8|NM|150456^MDC_PULS_OXIM_SAT_O2^MDC|1.3.1.1|97|262688^MDC_DIM_PERCENT^MDC|90-100||||R",
                "OBX|9|NM|149530^MDC_PULS_OXIM_PULS_RATE^MDC|1.3.1.2|100|264864^MDC_DIM_BEAT_PER_MIN^MDC|||||R",
                "OBX|10|NM|150021^MDC_PRESS_BLD_NONINV_SYS^MDC|1.4.1.1|96|266016^MDC_DIM_MMHG^MDC|||||R|||20260301075730+0000",
                "OBX|11|NM|150022^MDC_PRESS_BLD_NONINV_DIA^MDC|1.4.1.2|52|266016^MDC_DIM_MMHG^MDC|||||R|||20260301075730+0000",
                "OBX|12|NM|150023^MDC_PRESS_BLD_NONINV_MEAN^MDC|1.4.1.3|66|266016^MDC_DIM_MMHG^MDC|||||R|||20260301075730+0000",
                "OBX|13|NM|150344^MDC_TEMP^MDC|1.5.1.1|36.9|268192^MDC_DIM_DEGC^MDC|||||R"));
        assertEquals("""
            SPO2 97.0 DEVICE GOOD 0
            PULSE_RATE 100.0 DEVICE GOOD 0
            HEART_RATE 101.0 DEVICE GOOD 0
            RESPIRATION_RATE 22.0 CO2 GOOD 0
            ETCO2 38.0 DEVICE GOOD 0
            NIBP_SYSTOLIC 96.0 DEVICE GOOD 180000
            NIBP_DIASTOLIC 52.0 DEVICE GOOD 180000
            NIBP_MEAN 66.0 DEVICE GOOD 180000
            TEMPERATURE 36.9 DEVICE GOOD 0
            """, table(p.readings()));
        assertEquals(List.of("K-4711", "9-9"), p.patientIds());
        assertEquals(new Hl7Location("ONCO", "PROC", "2"), p.location());
        assertEquals(List.of("MON-12", "0A0B0C0D0E0F0001", "BEDSIDE"), p.deviceIds());
        assertEquals("BEDSIDE^0A0B0C0D0E0F0001^EUI-64|20260301080030+0000|77", p.key());
        assertEquals(1, p.patients());
        assertEquals(List.of(), p.remarks());
        assertTrue(p.readings().stream().allMatch(r -> r.at().equals(AT)));
    }

    @Test
    void philipsDialect_hexadecimalCodes() {
        var p = read(lines(
                "MSH|^~\\&|^EfficiaCM||||20260301080100||ORU^R01|DE0123456700000000A1|P|2.3||||||8859/1",
                "PID|||K-4711",
                "PV1||I|^^Doc1&5&1",
                "OBR|1|||MONITOR|||20260301080000",
                "OBX||NM|0002-4bb8^SpO2^MDIL|0|95|0004-0220^%^MDIL|||||F",
                "OBX||NM|0002-4822^Pulse^MDIL|0|88|0004-0aa0^bpm^MDIL|||||F",
                "OBX||NM|0002-5000^Resp^MDIL|0|19|0004-0ae0^rpm^MDIL|||||F",
                "OBX||NM|0002-4A05^NBPs^MDIL|0|101|0004-0f20^mmHg^MDIL|||||F|||20260301075600",
                "OBX||NM|0002-f0c7^Temp1^MDIL|0|98.6|0004-1140^F^MDIL|||||F",
                "OBX||NM|0002-50b0^etCO2^MDIL|0||0004-0f20^mmHg^MDIL|||||X"));
        assertEquals("""
            SPO2 95.0 DEVICE GOOD 60000
            PULSE_RATE 88.0 DEVICE GOOD 60000
            RESPIRATION_RATE 19.0 DEVICE GOOD 60000
            ETCO2 - NOT_AVAILABLE
            NIBP_SYSTOLIC 101.0 DEVICE GOOD 300000
            TEMPERATURE 37.0 DEVICE GOOD 60000
            """, table(p.readings()));
        assertEquals(new Hl7Location("", "", "Doc1&5&1"), p.location());
        assertEquals(List.of("EfficiaCM"), p.deviceIds());
    }

    @Test
    void mindrayDialect_noContainers_dotlessTime_sixComponentUnits_privateCodes() {
        var p = read(lines(
                "MSH|^~\\&|GATE^00A0370000000001^EUI-64|||| 20260301080030123+0000"
                        + " ||ORU^R01^ORU_R01|12|P|2.6|||AL|NE||UNICODE UTF-8",
                "PID|||K-4711",
                "PV1||I|ICU^^5",
                "OBR|1|||182777000^monitoring of patient^SCT|||20260301080030.0000+0000",
                "OBX|1|NM|150456^MDC_PULS_OXIM_SAT_O2^MDC|1.3.1.150456|98|262688^MDC_DIM_PERCENT^MDC^%^%^UCUM|||||R",
                "OBX|2|NM|150456^MDC_PULS_OXIM_SAT_O2^MDC|1.3.2.150456|80|262688^MDC_DIM_PERCENT^MDC^%^%^UCUM|||||R",
                "OBX|3|NM|108^MNDRY_ECG_PAUSE_RATE^99MNDRY|1.7.4.108|0|264864^MDC_DIM_BEAT_PER_MIN^MDC|||||R",
                "OBX|4|NM|150301^MDC_PRESS_CUFF_SYS^MDC|1.1.9.150301|104|266016^MDC_DIM_MMHG^MDC|||||R||APERIODIC|20260301072630",
                "OBX|5|NM|151578^MDC_TTHOR_RESP_RATE^MDC|1.2.5.151578|24|264928^MDC_DIM_RESP_PER_MIN^MDC|||||R",
                "OBX|6|NM|150488^MDC_BLD_PERF_INDEX^MDC|1.3.1.150488|2.45|262688^MDC_DIM_PERCENT^MDC|||||R"));
        assertEquals("""
            SPO2 98.0 DEVICE GOOD 123
            RESPIRATION_RATE 24.0 IMPEDANCE GOOD 123
            NIBP_SYSTOLIC 104.0 DEVICE GOOD 2040123
            PERFUSION_INDEX 2.45 DEVICE GOOD 123
            """, table(p.readings()));
        assertEquals(List.of(Remark.Type.UNKNOWN_CODE), remarks(p));
        assertEquals("108^^99MNDRY", p.remarks().getFirst().code());
        assertEquals("OBX[3]", p.remarks().getFirst().place());
        assertEquals(List.of("GATE", "00A0370000000001"), p.deviceIds());
    }

    @Test
    void demoFlag_makesEveryFlaggedNumberAGap() {
        var p = read(reportOf("OBX|1|NM|150456^MDC_PULS_OXIM_SAT_O2^MDC|1.1|97|262688^MDC_DIM_PERCENT^MDC||~DEMO|||R"));
        assertEquals(List.of(new Gap(AT, Vital.SPO2, Reason.DEMO_OR_TEST)), p.readings());
        assertTrue(p.demoOrTest());
    }

    @ParameterizedTest
    @CsvSource({"D, true", "T, true", "P, false", "'', false"})
    void processingId_decidesIfItIsAPatient(String id, boolean demo) {
        var p = read(report("1").replace("|1|P|2.6", "|1|" + id + "|2.6"));
        assertEquals(demo, p.demoOrTest());
        assertEquals(demo, p.readings().getFirst() instanceof Gap g && g.reason() == Reason.DEMO_OR_TEST);
    }

    @ParameterizedTest
    @CsvSource({
        // OBX-8, OBX-11, what comes out
        "'', R, GOOD",
        "'', F, GOOD",
        "'', C, GOOD",
        "N, R, GOOD",
        "L~PM~SP, R, GOOD",
        "'', '', QUESTIONABLE",
        "QUES, R, QUESTIONABLE",
        "'', P, QUESTIONABLE",
        "'', X, NOT_AVAILABLE",
        "'', D, NOT_AVAILABLE",
        "'', W, NOT_AVAILABLE",
        "'', I, NOT_AVAILABLE",
        "NAV, R, NOT_AVAILABLE",
        "OFF, R, NOT_AVAILABLE",
        "INV, F, NOT_AVAILABLE",
        "NAN, R, NOT_AVAILABLE",
        "PINF, R, OUT_OF_RANGE",
        "CAL, R, ZEROING",
        "TEST, R, DEMO_OR_TEST",
        "NAV~DEMO, X, DEMO_OR_TEST",
        "H^high, R, GOOD"
    })
    void statusAndFlags(String flags, String status, String outcome) {
        var reading = only("OBX|1|NM|150456^MDC_PULS_OXIM_SAT_O2^MDC|1.1|97|262688^MDC_DIM_PERCENT^MDC||" + flags
                + "|||" + status);
        assertEquals(
                outcome,
                switch (reading) {
                    case Measured m -> m.quality().name();
                    case Gap g -> g.reason().name();
                    case Reading.Waveform w -> "wave";
                    case Reading.DeviceEvent e -> "event";
                });
    }

    @ParameterizedTest
    @CsvSource({
        "97, 97.0",
        "+97, 97.0",
        "97.50, 97.5",
        ".5, 0.5",
        "007, 7.0",
        "'', NOT_AVAILABLE",
        "\"\", NOT_AVAILABLE",
        "---, NOT_AVAILABLE",
        "9 7, NOT_AVAILABLE",
        "'97,5', NOT_AVAILABLE",
        "NaN, NOT_AVAILABLE",
        "Infinity, NOT_AVAILABLE",
        "0x1p3, NOT_AVAILABLE",
        "97d, NOT_AVAILABLE",
        "1e1, NOT_AVAILABLE",
        "<90, NOT_AVAILABLE",
        "2.73x10\\S\\-7, NOT_AVAILABLE",
        "-100, OUT_OF_RANGE",
        "0, OUT_OF_RANGE",
        "101, OUT_OF_RANGE",
        "384.5, OUT_OF_RANGE",
        "99999999999999999999999999, NOT_AVAILABLE"
    })
    void values_areNumbersOrGaps_neverZeroForNothing(String text, String outcome) {
        var reading = only(obx("150456^MDC_PULS_OXIM_SAT_O2^MDC", text, "262688^MDC_DIM_PERCENT^MDC"));
        assertEquals(
                outcome,
                reading instanceof Measured m
                        ? String.valueOf(m.value())
                        : ((Gap) reading).reason().name());
    }

    @ParameterizedTest
    @CsvSource({
        "151562^MDC_RESP_RATE^MDC, 264928^MDC_DIM_RESP_PER_MIN^MDC, 0, RESPIRATION_RATE 0.0",
        "151728^MDC_AWAY_CO2_ET^MDC, 266016^MDC_DIM_MMHG^MDC, 0, ETCO2 0.0",
        "147842^MDC_ECG_HEART_RATE^MDC, 264864^MDC_DIM_BEAT_PER_MIN^MDC, 0, HEART_RATE 0.0",
        "151728^MDC_AWAY_CO2_ET^MDC, 265987^MDC_DIM_KILO_PASCAL^MDC, 5, ETCO2 37.5031",
        "151728^MDC_AWAY_CO2_ET^MDC, kPa^kPa^UCUM, 5.0, ETCO2 37.5031",
        "150021^MDC_PRESS_BLD_NONINV_SYS^MDC, mm[Hg]^mm[Hg]^UCUM, 120, NIBP_SYSTOLIC 120.0",
        "150021^MDC_PRESS_BLD_NONINV_SYS^MDC, mmHg, 120, NIBP_SYSTOLIC 120.0",
        "150021^MDC_PRESS_BLD_NONINV_SYS^MDC, kPa, 16, NIBP_SYSTOLIC 120.0099",
        "150344^MDC_TEMP^MDC, 266560^MDC_DIM_FAHR^MDC, 98.6, TEMPERATURE 37.0",
        "150344^MDC_TEMP^MDC, 0004-17a0^C^MDIL, 37.2, TEMPERATURE 37.2",
        "150344^MDC_TEMP^MDC, 0004-1710^C^MDIL, 37.2, TEMPERATURE 37.2",
        "150344^MDC_TEMP^MDC, Cel^Cel^UCUM, 37.2, TEMPERATURE 37.2",
        "149530^MDC_PULS_OXIM_PULS_RATE^MDC, {beat}/min^{beat}/min^UCUM, 250, PULSE_RATE 250.0",
        "149530^MDC_PULS_OXIM_PULS_RATE^MDC, /min, 128, PULSE_RATE 128.0",
        "151594^MDC_CO2_RESP_RATE^MDC, 1/min^^UCUM, 14, RESPIRATION_RATE 14.0",
        "150448^MDC_PULS_OXIM_PERF_REL^MDC, 262656^MDC_DIM_DIMLESS^MDC, 3.5, PERFUSION_INDEX 3.5",
        "150456^MDC_PULS_OXIM_SAT_O2^MDC, x^y^99Z^262688^MDC_DIM_PERCENT^MDC, 97, SPO2 97.0",
        "LOCAL^Oxygen^99ZZ^150456^MDC_PULS_OXIM_SAT_O2^MDC, %, 97, SPO2 97.0",
        "59408-5^Oxygen saturation^LN, %^%^UCUM, 97, SPO2 97.0",
        "8480-6^Systolic^LN, mm[Hg]^mm[Hg]^UCUM, 97, NIBP_SYSTOLIC 97.0",
        "393217^NIBP_DIA^EHC, mmHg, 55, NIBP_DIASTOLIC 55.0",
        "150456, %, 97, SPO2 97.0",
        "150456^SpO2, %, 97, SPO2 97.0"
    })
    void codesAndUnits_thatAreTaken(String code, String unit, String value, String outcome) {
        var m = (Measured) only(obx(code, value, unit));
        assertEquals(outcome, m.vital() + " " + m.value());
        assertEquals(Quality.GOOD, m.quality());
    }

    @ParameterizedTest
    @CsvSource({
        "'', UNIT_MISSING",
        "123456^MDC_DIM_FURLONG^MDC, UNIT_UNKNOWN",
        "266016^MDC_DIM_PERCENT^MDC, UNIT_UNKNOWN",
        "parsec, UNIT_UNKNOWN",
        "266016^MDC_DIM_MMHG^MDC, UNIT_WRONG",
        "262656^MDC_DIM_DIMLESS^MDC, UNIT_WRONG",
        "264864^MDC_DIM_BEAT_PER_MIN^MDC, UNIT_WRONG"
    })
    void unitThatDoesNotFit_isNoValue(String unit, Remark.Type remark) {
        var p = read(reportOf(obx("150456^MDC_PULS_OXIM_SAT_O2^MDC", "97", unit)));
        assertEquals(List.of(new Gap(AT, Vital.SPO2, Reason.NOT_AVAILABLE)), p.readings());
        assertEquals(List.of(remark), remarks(p));
    }

    @Test
    void pulseInBreathsPerMinute_isNoPulse() {
        assertTrue(
                only(obx("149530^MDC_PULS_OXIM_PULS_RATE^MDC", "99", "264928^MDC_DIM_RESP_PER_MIN^MDC"))
                        instanceof Gap);
    }

    @ParameterizedTest
    @CsvSource({"0, NO_PULSE", "17.9, NO_PULSE", "-1, OUT_OF_RANGE", "351, OUT_OF_RANGE"})
    void pulseTooSlowToBeOne_isNoPulse(String value, Reason reason) {
        var pulse = only(obx("149530^MDC_PULS_OXIM_PULS_RATE^MDC", value, "264864^MDC_DIM_BEAT_PER_MIN^MDC"));
        assertEquals(new Gap(AT, Vital.PULSE_RATE, reason), pulse);
    }

    @Test
    void numberAndNameDisagree_knownNameCounts_questionable() {
        var p = read(reportOf(obx("150368^MDC_TEMP^MDC", "37.5", "268192^MDC_DIM_DEGC^MDC")));
        assertEquals(
                List.of(new Measured(AT, Vital.TEMPERATURE, 37.5, Method.DEVICE, Quality.QUESTIONABLE, 0)),
                p.readings());
        assertEquals(List.of(Remark.Type.CODE_MISMATCH), remarks(p));
    }

    @Test
    void inventedNumberBesideAKnownName_isQuestionable() {
        var m = (Measured) only(obx("150457^MDC_PULS_OXIM_PULS_RATE^MDC", "99", "264864^MDC_DIM_BEAT_PER_MIN^MDC"));
        assertEquals(Vital.PULSE_RATE, m.vital());
        assertEquals(Quality.QUESTIONABLE, m.quality());
    }

    @Test
    void inventedUnitNumberBesideAKnownName_isQuestionable() {
        var m = (Measured) only(obx("150344^MDC_TEMP^MDC", "37", "266400^MDC_DIM_DEGC^MDC"));
        assertEquals(Quality.QUESTIONABLE, m.quality());
    }

    @ParameterizedTest
    @CsvSource({
        "150456^MDC_CO2_ET^MDC, CODE_MISMATCH",
        "150458^MDC_PI^MDC, UNKNOWN_CODE",
        "150456^SpO2^99COMEN, UNKNOWN_CODE",
        "150388^MDC_TEMP_SKIN^MDC, UNKNOWN_CODE",
        "149546^MDC_PULS_RATE_NON_INV^MDC, UNKNOWN_CODE",
        "0^MDCX_SOMETHING^MDC, UNKNOWN_CODE",
        "'', UNKNOWN_CODE",
        "99999999999^X^MDC, UNKNOWN_CODE"
    })
    void codeNotOurs_isRemarkedNotTaken(String code, Remark.Type remark) {
        var p = read(reportOf(obx(code, "37", "262688^MDC_DIM_PERCENT^MDC")));
        assertEquals(List.of(), p.readings());
        assertEquals(List.of(remark), remarks(p));
    }

    @Test
    void remarks_areBoundedAndCounted_andHoldNoText() {
        var many = new String[100];
        java.util.Arrays.fill(many, obx("9^Maja Bee, born 2021^99ZZ", "1", "1"));
        var p = read(reportOf(many));
        assertEquals(100, p.remarkCount());
        assertEquals(Pcd01.MOST_REMARKS, p.remarks().size());
        assertEquals("9^^99ZZ", p.remarks().getFirst().code());
    }

    @ParameterizedTest
    @CsvSource({
        "151570^MDC_AWAY_RESP_RATE^MDC, CO2", "151578^MDC_TTHOR_RESP_RATE^MDC, IMPEDANCE",
        "151594^MDC_CO2_RESP_RATE^MDC, CO2", "151586^MDC_VENT_RESP_RATE^MDC, DEVICE",
        "151658^MDC_PULS_OXIM_PLETH_RESP_RATE^MDC, PLETH", "151562^MDC_RESP_RATE^MDC, DEVICE"
    })
    void breathingRate_knowsHowItWasCounted(String code, Method method) {
        assertEquals(
                measured(Vital.RESPIRATION_RATE, 20, method, 0),
                only(obx(code, "20", "264928^MDC_DIM_RESP_PER_MIN^MDC")));
    }

    @Test
    void genericRateUnderAnOximeter_isFromThePleth() {
        var reading = only(
                "OBX|1||69642^MDC_DEV_ANALY_SAT_O2_VMD^MDC|1.9.0.0|||||||X",
                "OBX|2|NM|151562^MDC_RESP_RATE^MDC|1.9.1.1|20|264928^MDC_DIM_RESP_PER_MIN^MDC|||||R");
        assertEquals(measured(Vital.RESPIRATION_RATE, 20, Method.PLETH, 0), reading);
    }

    @Test
    void deviceRowWithTermOnly_isUnderstood() {
        var reading = only(
                "OBX|1||5130^ECG_RESP^MDC|1.2.0.0|||||||X",
                "OBX|2|NM|151562^MDC_RESP_RATE^MDC|1.2.1.1|20|264928^MDC_DIM_RESP_PER_MIN^MDC|||||R");
        assertEquals(Method.IMPEDANCE, ((Measured) reading).method());
    }

    @ParameterizedTest
    @CsvSource({
        // two breathing rates: code/value/status/OBX-14 of each, and which is taken
        "151578 24 R '', 151594 22 R '', CO2 22.0",
        "151594 22 R '', 151578 24 R '', CO2 22.0",
        "151594 '' X '', 151578 24 R '', IMPEDANCE 24.0",
        "151658 24 R '', 151562 22 R '', DEVICE 22.0",
        "151594 22 R 20260301080000, 151578 24 R 20260301080030, IMPEDANCE 24.0",
        "151594 22 R 20260301080029, 151578 24 R 20260301080030, CO2 22.0",
        "151594 0 R '', 151578 24 R '', CO2 0.0"
    })
    void twoOfOneVital_theDocumentedRuleChooses(String one, String two, String outcome) {
        var m = (Measured) only(breath(one), breath(two));
        assertEquals(outcome, m.method() + " " + m.value());
    }

    private static String breath(String spec) {
        var p = spec.replace("''", "-").split(" ");
        return "OBX|1|NM|" + p[0] + "^^MDC|1.1.1.1|" + p[1].replace("-", "") + "|264928^MDC_DIM_RESP_PER_MIN^MDC|||||"
                + p[2] + "|||" + p[3].replace("-", "");
    }

    @Test
    void youngerGap_replacesAnOlderNumber() {
        var p = read(lines(
                msh("1"),
                "OBR|1|||X|||20260301080000+0000",
                obx("150456^MDC_PULS_OXIM_SAT_O2^MDC", "97", "262688^MDC_DIM_PERCENT^MDC"),
                "OBR|2|||X|||20260301080030+0000",
                obx("150456^MDC_PULS_OXIM_SAT_O2^MDC", "", "262688^MDC_DIM_PERCENT^MDC")));
        assertEquals(List.of(new Gap(AT, Vital.SPO2, Reason.NOT_AVAILABLE)), p.readings());
    }

    @Test
    void age_isByTheSendersOwnClockPlusTheWay() throws Exception {
        var text = report("1")
                .replace(
                        "|97|262688^MDC_DIM_PERCENT^MDC|||||R",
                        "|97|262688^MDC_DIM_PERCENT^MDC|||||R|||20260301080000");
        var p = Pcd01.read(Hl7Message.parse(utf8(text), StandardCharsets.UTF_8), AT, 5_000);
        assertEquals(35_000, ((Measured) p.readings().getFirst()).ageMillis());
    }

    @Test
    void measurementAheadOfItsMessage_isRemarkedAndFresh() {
        var p = read(reportOf("OBX|1|NM|150456^MDC_PULS_OXIM_SAT_O2^MDC|1.1|97|%|||||R|||20260301090000"));
        assertEquals(0, ((Measured) p.readings().getFirst()).ageMillis());
        assertEquals(List.of(Remark.Type.TIME_AHEAD), remarks(p));
    }

    @Test
    void noTimesAtAll_isFresh() {
        var p = read(lines("MSH|^~\\&|M||||||ORU^R01|1|P|2.4", obx("150456^^MDC", "97", "%")));
        assertEquals(0, ((Measured) p.readings().getFirst()).ageMillis());
        assertEquals("", p.key());
    }

    @Test
    void twoPatients_areCounted() {
        assertEquals(2, read(lines(msh("1"), PID, OBR, PID)).patients());
    }

    @ParameterizedTest
    @CsvSource({
        "|2.6, |9.9, VERSION_ID",
        "|2.6, |3, VERSION_ID",
        "|P|, |X|, PROCESSING_ID",
        "ORU^R01^ORU_R01, ADT^A01^ADT_A01, MESSAGE_TYPE",
        "ORU^R01^ORU_R01, ZZZ^Z99, MESSAGE_TYPE",
        "ORU^R01^ORU_R01, ORU^R40^ORU_R40, EVENT_CODE",
        "ORU^R01^ORU_R01, '', REQUIRED_FIELD_MISSING",
        "|7|, ||, REQUIRED_FIELD_MISSING",
        "ORU^R01^ORU_R01, ORU, EVENT_CODE"
    })
    void whatWeCannotVouchFor_isAFault(String from, String to, Kind kind) {
        assertEquals(kind, fault(report("7").replace(from, to)).kind());
    }

    @ParameterizedTest
    @CsvSource({"2", "2.2", "2.3.1", "2.4", "2.6", "2.8.2", "''", "2.6^DEU"})
    void everyVersionTwo_isRead(String version) {
        assertEquals(
                1, read(report("7").replace("|2.6", "|" + version)).readings().size());
    }
}
