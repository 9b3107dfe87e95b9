package health.vigil.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.state.BedState;
import health.vigil.alarm.state.SourceSpec;
import health.vigil.alarm.state.TechnicalRule;
import health.vigil.profile.Condition;
import health.vigil.profile.Priority;
import health.vigil.vital.Limb;
import health.vigil.vital.Moment;
import health.vigil.vital.SourceId;
import health.vigil.vital.Vital;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What can be wrong with sensors, devices and the monitor itself, as transcripts: just before, at and after each
/// delay of {@link TechnicalRule}.
class TechnicalConditionsTest {
    @Test
    void everyTechnicalCondition_hasARule() {
        for (var condition : Condition.values())
            if (condition.technical())
                assertEquals(condition, TechnicalRule.of(condition).condition());
    }

    @ParameterizedTest
    @EnumSource(TechnicalRule.class)
    void everyDelay_hasAnOrigin(TechnicalRule rule) {
        assertEquals(rule.delaySeconds() == 0, rule.origin().isEmpty());
    }

    @Test
    void rowsOfOneCondition_sayWhatEachIsAbout() {
        for (var condition : Condition.values()) {
            var abouts = Arrays.stream(TechnicalRule.values())
                    .filter(r -> r.condition() == condition)
                    .map(TechnicalRule::when)
                    .toList();
            assertEquals(abouts.size(), abouts.stream().distinct().count(), condition.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SENSOR_OFF", "SENSOR_DISCONNECTED", "SAMPLING_LINE_OFF"})
    void sensorOff_alarmsAfterTwoSeconds(String reason) {
        lasting(reason, "SENSOR_OFF clip MEDIUM", 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SENSOR_FAULT", "CABLE_FAULT", "OCCLUSION", "DEVICE_FAULT"})
    void sensorFault_alarmsAtOnce(String reason) {
        lasting(reason, "SENSOR_FAULT clip MEDIUM", 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO_PULSE", "SEARCHING"})
    void lostPulse_alarmsAfterTenSeconds(String reason) {
        lasting(reason, "NO_PULSE clip HIGH", 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ARTIFACT", "LOW_QUALITY", "NOT_AVAILABLE", "DROPPED"})
    void artifact_alarmsAfterThirtySeconds(String reason) {
        lasting(reason, "SIGNAL_POOR clip LOW", 30);
    }

    @Test
    void impossibleValue_alarmsAfterFiveSeconds() {
        lasting("OUT_OF_RANGE", "IMPLAUSIBLE clip LOW", 5);
    }

    @Test
    void demonstrationData_alarmAtOnce() {
        lasting("DEMO_OR_TEST", "DEMO_DATA clip LOW", 0);
    }

    @Test
    void replayedCapture_isToldAsDemonstrationAsLongAsItRuns() {
        var clip = new SourceId("clip");
        var replayed = new SourceSpec(clip, 0, 333, Limb.UNKNOWN, false, true);
        var started =
                Engine.step(BedState.EMPTY, new Input.Started(at(0), List.of(replayed), Profiles.NOBODY, "started"));
        var playing = Engine.step(started.state(), new Input.LinkChanged(at(1), clip, true, "replay"));
        assertTrue(playing.state().alarm(Condition.DEMO_DATA, "clip") != null);
        var over = Engine.step(playing.state(), new Input.LinkChanged(at(60), clip, false, "its end"));
        assertTrue(over.state().alarm(Condition.DEMO_DATA, "clip") == null);
    }

    private static Moment at(long seconds) {
        return new Moment(1, seconds * Moment.NANOS_PER_SECOND, seconds * 1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"WARMING_UP", "ZEROING"})
    void deviceBusyWithItself_hasAMinute(String reason) {
        lasting(reason, "NO_DATA SpO2 MEDIUM", 60.25);
    }

    /// A gap that lasts the delay alarms then and not before, and ends with the next number; one that is a quarter of a
    /// second shorter does not alarm.
    private static void lasting(String reason, String alarm, double delay) {
        var at = 10 + delay;
        var gap = "10 | gap clip SPO2 " + reason + " |\n";
        Script.play("0 | clip SPO2 97 |\n" + gap + at + " | | raised " + alarm + "\n" + (at + 5)
                + " | clip SPO2 97 | ended " + alarm + "\n");
        if (delay > 0)
            Script.play("0 | clip SPO2 97 |\n" + gap + (at - 0.25) + " | clip SPO2 97 |\n" + (at + 9) + " | |\n");
    }

    @Test
    void probeThatIsLost_staysAnAlarmWhateverTheDeviceCallsIt() {
        Script.play("""
            0     | clip SPO2 97             |
            10    | gap clip SPO2 SEARCHING  |
            20    |                          | raised NO_PULSE clip HIGH
            22    | gap clip SPO2 ARTIFACT   | raised SIGNAL_POOR clip LOW + ended NO_PULSE clip HIGH
            24    | gap clip SPO2 SENSOR_OFF | raised SENSOR_OFF clip MEDIUM + ended SIGNAL_POOR clip LOW
            60    | clip SPO2 97             | ended SENSOR_OFF clip MEDIUM
            """);
    }

    @Test
    void numberThatDoesNotComeBackWithItsDevice_isMissed() {
        Script.play("""
            0     | capno SPO2 97, capno ETCO2 38 |
            10    | down capno, silence capno     | raised LINK_DOWN capno MEDIUM
            20    | up capno, capno ETCO2 38      | ended LINK_DOWN capno MEDIUM
            25.25 |                               | raised NO_DATA SpO2 MEDIUM
            30    | capno SPO2 97                 | ended NO_DATA SpO2 MEDIUM
            """);
    }

    @Test
    void twoSensorsOff_areTwoAlarms() {
        Script.play("""
            0     | clip SPO2 97, capno ETCO2 38 |
            10    | gap clip SPO2 SENSOR_OFF, gap capno ETCO2 SAMPLING_LINE_OFF |
            12    |                              | raised SENSOR_OFF clip MEDIUM + raised SENSOR_OFF capno MEDIUM
            15    | clip SPO2 97                 | ended SENSOR_OFF clip MEDIUM
            """);
    }

    @Test
    void silentDevice_alarmsAfterFiveSecondsOrItsPeriods() {
        Script.play("""
            0     | clip SPO2 97, hl7 TEMPERATURE 37 |
            10    | silence clip, silence hl7        |
            15.25 |                                  | raised NO_DATA clip MEDIUM
            35.25 |                                  | raised NO_DATA hl7 MEDIUM
            """);
    }

    @Test
    void vitalMissingFromATalkingDevice_alarmsByItsKind() {
        for (var row : List.of("clip SPO2 97=15.25", "capno ETCO2 38=25.25", "capno TEMPERATURE 37=70.25")) {
            var vital = Vital.valueOf(row.split("[ =]")[1]);
            Script.play("0 | clip PULSE_RATE 100, clip SPO2 97, " + row.split("=")[0] + " |\n10 | stop "
                    + row.split(" \\d")[0] + " |\n" + row.split("=")[1] + " | | raised NO_DATA " + vital.label()
                    + " MEDIUM\n");
        }
    }

    @Test
    void perfusionIndexThatIsNoLongerSent_isNoLoss() {
        Script.play("""
            0  | clip SPO2 97, clip PERFUSION_INDEX 2 |
            10 | stop clip PERFUSION_INDEX            |
            60 |                                      |
            """);
    }

    @Test
    void estimateOfBreathing_isNoLossEither() {
        Script.play("""
            0  | clip SPO2 97, clip RESPIRATION_RATE 20 PLETH |
            10 | stop clip RESPIRATION_RATE                   |
            60 |                                              |
            """);
    }

    @Test
    void weakPulse_alarmsAfterThirtySeconds() {
        Script.play("""
            0    | clip SPO2 97               |
            10   | clip SPO2 97 LOW_PERFUSION |
            40   |                            | raised LOW_PERFUSION clip LOW
            50   | clip SPO2 97               | ended LOW_PERFUSION clip LOW
            60   | clip SPO2 97 LOW_PERFUSION |
            89   | clip SPO2 97               |
            120  |                            |
            """);
    }

    @Test
    void weakPulseLostNowAndThen_isStillWeak() {
        Script.play("""
            0    | clip SPO2 97               |
            10   | clip SPO2 97 LOW_PERFUSION |
            25   | gap clip SPO2 SEARCHING    |
            28   | clip SPO2 97 LOW_PERFUSION |
            40   |                            | raised LOW_PERFUSION clip LOW
            42   | gap clip SPO2 SENSOR_OFF   | ended LOW_PERFUSION clip LOW
            44   |                            | raised SENSOR_OFF clip MEDIUM
            """);
    }

    @Test
    void smallPerfusionIndex_alarmsBelowItsLimitOnly() {
        var state = Script.play("""
            0    | clip SPO2 97, clip PERFUSION_INDEX 0.3 |
            60   | clip PERFUSION_INDEX 0.29 |
            90   |                           | raised LOW_PERFUSION clip LOW
            """);
        var alarm = state.alarm(Condition.LOW_PERFUSION, "clip");
        assertEquals(
                "perfusion index 0.29 % < 0.30 %",
                alarm == null ? "" : alarm.explanation().words());
    }

    @Test
    void impossibleValuesFromTheFirst_areAFaultNotAnAbsence() {
        Script.play("""
            0  | gap capno SPO2 OUT_OF_RANGE |
            5  |                             | raised IMPLAUSIBLE capno LOW
            6  | discharge                   |
            6  |                             | ended IMPLAUSIBLE capno LOW
            20 | gap capno SPO2 OUT_OF_RANGE |
            40 |                             |
            """);
    }

    @Test
    void childWithoutAProbe_isNoticedAfterTwoMinutes() {
        Script.play("""
            0    | gap clip SPO2 SENSOR_OFF |
            120  |                          | raised NOT_MONITORED SpO2 LOW
            200  | clip SPO2 97             | ended NOT_MONITORED SpO2 LOW
            210  | gap clip SPO2 SENSOR_OFF |
            212  |                          | raised SENSOR_OFF clip MEDIUM
            """);
        Script.play("""
            119.75 | clip SPO2 97 |
            130    |              |
            """);
    }

    @Test
    void sedationOfAChildWithoutAProbe_isMedium() {
        Script.play("""
            10   | phase INDUCTION | no baseline: not measured: SpO2, PR, HR, RR, EtCO2, NIBP sys, NIBP dia, NIBP mean, Temp + raised NOT_MONITORED SpO2 MEDIUM
            20   | clip SPO2 97    | ended NOT_MONITORED SpO2 MEDIUM
            """);
        Script.play("""
            120  |                 | raised NOT_MONITORED SpO2 LOW
            130  | ack             | acknowledged NOT_MONITORED SpO2 LOW
            140  | drug propofol   | no baseline: not measured: SpO2, PR, HR, RR, EtCO2, NIBP sys, NIBP dia, NIBP mean, Temp + escalated NOT_MONITORED SpO2 MEDIUM
            150  | phase DISCHARGED | ended NOT_MONITORED SpO2 MEDIUM
            """);
    }

    @Test
    void nextChild_hasTwoMinutesOfItsOwn() {
        Script.play("""
            0    | clip SPO2 97        |
            60   | silence clip, down clip | raised LINK_DOWN clip MEDIUM
            100  | admit               |
            220  |                     | raised NOT_MONITORED SpO2 LOW
            230  | discharge           | ended NOT_MONITORED SpO2 LOW
            """);
    }

    @Test
    void sedationWithAnIdleCapnograph_isSaidOnce() {
        Script.play("""
            0    | clip SPO2 97, gap capno ETCO2 SAMPLING_LINE_OFF |
            60   | phase INDUCTION  | baseline by Vigil + raised NOT_MONITORED breath LOW
            70   | ack              | acknowledged NOT_MONITORED breath LOW
            90   | phase PROCEDURE, gap capno ETCO2 SAMPLING_LINE_OFF, clip RESPIRATION_RATE 20 PLETH |
            120  | capno ETCO2 38   | ended NOT_MONITORED breath LOW
            """);
        Script.play("""
            0    | clip SPO2 97     |
            60   | phase INDUCTION  | baseline by Vigil
            90   |                  |
            """);
    }

    @Test
    void pressureOfARunningCycle_isOverdueAfterTwoIntervals() {
        var state = Script.play("""
            0     | admit 2, clip SPO2 97    |
            10    | order START_PEDIATRIC    | cuff START_PEDIATRIC
            40    | cuff NIBP_SYSTOLIC 95    |
            130   |                          | cuff START_PEDIATRIC
            250   |                          | cuff START_PEDIATRIC
            280.25 |                         | raised OVERDUE NIBP LOW
            """);
        var shown = state.shown(Vital.NIBP_SYSTOLIC, at(state));
        assertEquals("overdue", shown.reason());
        assertTrue(!shown.present() && shown.ageMillis() == 240_250, shown.toString());
        Script.play("""
            0     | admit 2, clip SPO2 97    |
            10    | order START_PEDIATRIC    | cuff START_PEDIATRIC
            130   |                          | cuff START_PEDIATRIC
            250   |                          | cuff START_PEDIATRIC
            250.25 |                         | raised OVERDUE NIBP LOW
            260   | cuff NIBP_SYSTOLIC 95    | ended OVERDUE NIBP LOW
            """);
    }

    @Test
    void pressureNobodyWantsAgain_isNeverOverdue() {
        Script.play("""
            0     | admit 2, clip SPO2 97    |
            10    | order START_PEDIATRIC    | cuff START_PEDIATRIC
            40    | cuff NIBP_SYSTOLIC 95    |
            50    | auto off                 | planned by nurse: no automatic readings
            900   |                          |
            """);
    }

    @Test
    void emptyBattery_alarmsUntilItIsChanged() {
        Script.play("""
            0  | clip SPO2 97           |
            10 | event clip LOW_BATTERY | raised BATTERY_LOW clip LOW
            60 | event clip BATTERY_OK  | ended BATTERY_LOW clip LOW
            """);
    }

    @Test
    void deviceFault_staysUntilSeen() {
        Script.play("""
            0  | clip SPO2 97            |
            10 | event capno DEVICE_FAULT | raised DEVICE_FAULT capno MEDIUM + latched DEVICE_FAULT capno MEDIUM
            60 | ack                     | acknowledged DEVICE_FAULT capno MEDIUM + ended DEVICE_FAULT capno MEDIUM
            """);
    }

    @ParameterizedTest
    @EnumSource(
            value = TechnicalRule.class,
            names = {
                "PATIENT_MISMATCH",
                "FEED_UNBOUND",
                "PAGER_FAILED",
                "PAGER_MISSING",
                "PAGER_UNKNOWN",
                "DISPLAY_FAILED",
                "STORE_FAILED",
                "DISK_FILLING",
                "DISK_FULL",
                "EXPORT_BEHIND",
                "CAPTURE_ENDED",
                "MONITOR_FAULT"
            })
    void whatAPartReports_lastsUntilItTakesItBack(TechnicalRule rule) {
        var alarm = rule.condition() + " part " + rule.priority();
        var over = rule.latching() ? "latched " : "ended ";
        Script.play("10 | part " + rule.condition() + " part broken | raised " + alarm + "\n20 | part "
                + rule.condition() + " part | " + over + alarm + "\n");
    }

    @Test
    void reportsOfPartsThatAreGone_endWithTheProcess() {
        Script.play("""
            0  | clip SPO2 97                    |
            5  | part DISK_FULL disk full        | raised DISK_FULL disk MEDIUM
            6  | part DISK_FILLING disk filling  | raised DISK_FILLING disk LOW
            10 | restart 2                       |
            12 |                                 | ended DISK_FULL disk MEDIUM + ended DISK_FILLING disk LOW
            12 |                                 | outage 2000 ms + raised MONITOR_STALLED LOW + latched MONITOR_STALLED LOW
            """);
    }

    /// A wait that began before the clock was set ends as if it had not been.
    @ParameterizedTest
    @CsvSource({
        "3600000, '00:00:10Z was made 2026-01-01T01:00:10Z: 3600.0 s forward; or the machine slept'",
        "-3600000, '00:00:10Z was made 2025-12-31T23:00:10Z: 3600.0 s back'",
        "300000, '00:00:10Z was made 2026-01-01T00:05:10Z: 300.0 s forward; or the machine slept'",
        "-1001, '00:00:10Z was made 2026-01-01T00:00:09Z: 1.0 s back'"
    })
    void clockThatIsSet_isToldInBothTimesAndChangesNoInterval(long by, String words) {
        var state = Script.play("""
            0     | clip SPO2 97  |
            5     | clip SPO2 91  |
            10    | clock BY      |
            10.5  |               | clock stepped BY ms + raised CLOCK_STEPPED LOW + latched CLOCK_STEPPED LOW
            15    |               | raised SPO2_LOW MEDIUM
            20    | silence clip  |
            25.25 |               | raised NO_DATA clip MEDIUM
            """.replace("BY", Long.toString(by)));
        var alarm = state.alarm(Condition.CLOCK_STEPPED, "");
        assertEquals(
                "2026-01-01T" + words, alarm == null ? "" : alarm.explanation().words());
    }

    @ParameterizedTest
    @ValueSource(longs = {900, -900, 1000, -1000})
    void clockThatIsSetByASecondOrLess_isNoStep(long by) {
        Script.play("0 | clip SPO2 97 |\n10 | clock " + by + " |\n30 | |\n");
    }

    @Test
    void smallStepsThatAddUp_areOne() {
        Script.play("""
            0    | clip SPO2 97 |
            10   | clock 900    |
            40   | clock 900    |
            40.5 |              | clock stepped 1770 ms + raised CLOCK_STEPPED LOW + latched CLOCK_STEPPED LOW
            """);
    }

    /// 1.8 s in an hour, and back again.
    @ParameterizedTest
    @ValueSource(longs = {500, -500})
    void slowDrift_isNoStep(long millionths) {
        Script.play("0 | clip SPO2 97, drift " + millionths + " |\n14400 | |\n");
    }

    @Test
    void secondStep_isToldAgain() {
        Script.play("""
            0    | clip SPO2 97   |
            10   | clock 3600000  |
            10.5 |                | clock stepped 3600000 ms + raised CLOCK_STEPPED LOW + latched CLOCK_STEPPED LOW
            20   | clock -3600000 |
            20.5 |                | clock stepped -3600000 ms + realarmed CLOCK_STEPPED LOW + latched CLOCK_STEPPED LOW
            """);
    }

    /// What comes late was stamped before; one bad stamp is a thread that slept between two clocks.
    @Test
    void stragglers_areNoStep() {
        Script.play("""
            0    | clip SPO2 97                |
            10   | straggler clip 2 0          |
            11   | straggler clip 2 -3600000   |
            12   | straggler clip 2 3600000    |
            13   | straggler clip 0 5000       |
            14   | straggler clip -0.1 5000    |
            15   | straggler clip -0.1 -5000   |
            20   |                             |
            """);
    }

    @Test
    void restart_isNoStepUnlessTheClockWentBack() {
        Script.play("""
            0    | clip SPO2 97 |
            10   | restart 3600 |
            3610 |              | outage 3600000 ms + raised MONITOR_STALLED LOW + latched MONITOR_STALLED LOW
            3620 |              |
            """);
        var state = Script.play("""
            0    | clip SPO2 97 |
            10   | clock -60000, restart 3 |
            13   |              | outage 0 ms + raised MONITOR_STALLED LOW + latched MONITOR_STALLED LOW
            13   |              | clock stepped -57000 ms + raised CLOCK_STEPPED LOW + latched CLOCK_STEPPED LOW
            20   |              |
            """);
        var alarm = state.alarm(Condition.CLOCK_STEPPED, "");
        assertEquals(
                "2026-01-01T00:00:10Z was made 2025-12-31T23:59:13Z: 57.0 s back or more; how long the monitor was away"
                        + " is not known",
                alarm == null ? "" : alarm.explanation().words());
    }

    @Test
    void onlyWhatMayCostALife_isAHighTechnicalAlarm() {
        var high = Arrays.stream(TechnicalRule.values())
                .filter(r -> r.priority() == Priority.HIGH)
                .map(TechnicalRule::condition)
                .toList();
        assertEquals(
                List.of(
                        Condition.NO_PULSE,
                        Condition.PATIENT_MISMATCH,
                        Condition.PAGER_FAILED,
                        Condition.MONITOR_FAULT),
                high);
    }

    private static Moment at(BedState state) {
        var time = state.time();
        return new Moment(time.epoch(), time.now() - time.offset(), time.wallMillis());
    }
}
