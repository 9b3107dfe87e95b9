package health.vigil.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import health.vigil.alarm.state.BedState;
import health.vigil.alarm.state.SourceSpec;
import health.vigil.profile.Condition;
import health.vigil.profile.Patient;
import health.vigil.vital.Limb;
import org.junit.jupiter.api.Test;

/// The engine as transcripts. Each table is a bed: seconds | what happens | what is told.
class EngineTest {
    @Test
    void severeDesaturation_soundsAtOnceAndLatches() {
        Script.play("""
            0     | clip SPO2 97 |
            5     | clip SPO2 85 |
            6     | clip SPO2 84 | raised SPO2_DESATURATION HIGH
            7     | clip SPO2 97 | latched SPO2_DESATURATION HIGH
            60    |              |
            61    | ack          | acknowledged SPO2_DESATURATION HIGH + ended SPO2_DESATURATION HIGH
            90    |              |
            """);
    }

    @Test
    void lowSpo2_waitsByDepth() {
        Script.play("""
            0     | clip SPO2 97 |
            10    | clip SPO2 89 |
            20    |              | raised SPO2_LOW HIGH
            """);
        Script.play("""
            0     | clip SPO2 97 |
            10    | clip SPO2 86 |
            14    |              | raised SPO2_LOW HIGH
            """);
    }

    @Test
    void dipShorterThanDelay_neverSounds() {
        Script.play("""
            0     | clip SPO2 97 |
            10    | clip SPO2 91 |
            19    | clip SPO2 96 |
            60    |              |
            """);
    }

    @Test
    void valueAtTheLimit_isNoViolation() {
        Script.play("""
            0     | clip SPO2 95, clip PULSE_RATE 131, capno RESPIRATION_RATE 17 |
            60    | clip PULSE_RATE 132 |
            69    | clip PULSE_RATE 131 |
            120   | clip PULSE_RATE 132 |
            130   |              | raised PULSE_HIGH MEDIUM
            """);
    }

    @Test
    void ladder_escalatesAndFallsBack() {
        Script.play("""
            0     | capno RESPIRATION_RATE 22 |
            10    | capno RESPIRATION_RATE 16 |
            25    |                           | raised RESPIRATION_LOW LOW
            30    | capno RESPIRATION_RATE 13 |
            45    |                           | escalated RESPIRATION_LOW MEDIUM
            50    | capno RESPIRATION_RATE 9  |
            65    |                           | escalated RESPIRATION_LOW HIGH
            70    | capno RESPIRATION_RATE 16 |
            75    | ack                       | acknowledged RESPIRATION_LOW HIGH + deescalated RESPIRATION_LOW LOW
            80    | capno RESPIRATION_RATE 20 | ended RESPIRATION_LOW LOW
            """);
    }

    @Test
    void apnea_startsWithTheLastBreath() {
        Script.play("""
            0     | event capno BREATH 38               |
            3     | event capno BREATH 38               |
            6     | event capno BREATH 38               |
            9     | event capno BREATH 38, clip SPO2 97 |
            14    | event capno IDENTIFIED              |
            19    | event capno IDENTIFIED              |
            24    | event capno IDENTIFIED              |
            24    |                                     | raised APNEA MEDIUM
            29    | event capno IDENTIFIED              |
            29    |                                     | escalated APNEA HIGH
            32    | event capno BREATH 50               | latched APNEA HIGH
            33    | ack                                 | acknowledged APNEA HIGH + ended APNEA HIGH
            """);
    }

    @Test
    void plethRespiration_neverClearsApnea() {
        Script.play("""
            0     | event capno BREATH 38, event capno BREATH 38, event capno BREATH 38 |
            4     | event capno IDENTIFIED, clip RESPIRATION_RATE 18 PLETH              |
            8     | event capno IDENTIFIED                                              |
            12    | event capno IDENTIFIED                                              |
            15    | event capno IDENTIFIED                                              | raised APNEA MEDIUM
            20    | event capno IDENTIFIED                                              |
            20    |                                                                     | escalated APNEA HIGH
            24    | event capno IDENTIFIED                                              |
            """);
    }

    @Test
    void fewerThanThreeBreaths_neverArmApnea() {
        Script.play("""
            0     | event capno BREATH 38 |
            3     | event capno BREATH 38 |
            4     | capno ETCO2 38        |
            90    |                       |
            """);
    }

    @Test
    void devicesOwnNoBreath_isBelieved() {
        Script.play("""
            0     | capno ETCO2 38             |
            30    | event capno NO_BREATH 21   | raised APNEA HIGH
            """);
    }

    @Test
    void probeOff_isTechnicalAndBlank() {
        var state = Script.play("""
            0     | clip SPO2 97, clip PULSE_RATE 100 |
            5     | gap clip SPO2 SENSOR_OFF, gap clip PULSE_RATE SENSOR_OFF |
            6     | gap clip SPO2 SENSOR_OFF, gap clip PULSE_RATE SENSOR_OFF |
            7     |                                   | raised SENSOR_OFF clip MEDIUM
            9     | clip SPO2 97, clip PULSE_RATE 100 | ended SENSOR_OFF clip MEDIUM
            """);
        assertNull(state.audible());
    }

    @Test
    void probeNeverAttached_isNoCrisis() {
        Script.play("""
            0     | gap clip SPO2 SENSOR_OFF |
            4     | gap clip SPO2 SENSOR_OFF |
            8     | gap clip SPO2 SENSOR_OFF |
            """);
    }

    @Test
    void silence_becomesAnAlarmAndTheNumberGoes() {
        var state = Script.play("""
            0     | clip SPO2 97 |
            10    | silence clip |
            15.25 |              | raised NO_DATA clip MEDIUM
            20    |              |
            """);
        assertNotNull(state.alarm(Condition.NO_DATA, "clip"));
    }

    @Test
    void unpluggedPort_isOneAlarmNotThree() {
        Script.play("""
            0     | clip SPO2 97, clip PULSE_RATE 100 |
            10    | silence clip, down clip           | raised LINK_DOWN clip MEDIUM
            30    | up clip, clip SPO2 97             | ended LINK_DOWN clip MEDIUM
            """);
    }

    @Test
    void lostLink_takesItsNumbersAway() {
        var state = Script.play("""
            0     | clip SPO2 97        |
            10    | silence clip, down clip | raised LINK_DOWN clip MEDIUM
            """);
        var shown = state.shown(health.vigil.vital.Vital.SPO2, at(state));
        assertEquals("connection lost", shown.reason());
    }

    @Test
    void secondSource_takesOverWhenTheFirstIsGone() {
        var state = Script.play("""
            0     | clip SPO2 97, hl7 SPO2 96 |
            10    | silence clip, down clip   | raised LINK_DOWN clip MEDIUM
            20    | hl7 SPO2 83               | raised SPO2_DESATURATION HIGH
            """);
        var shown = state.shown(health.vigil.vital.Vital.SPO2, at(state));
        assertEquals("hl7", shown.source());
        assertEquals(83, shown.value());
    }

    private static health.vigil.vital.Moment at(BedState state) {
        return new health.vigil.vital.Moment(
                state.time().epoch(),
                state.time().now() - state.time().offset(),
                state.time().wallMillis());
    }

    @Test
    void disagreeingSources_areSaid() {
        Script.play("""
            0     | clip SPO2 97, hl7 SPO2 97 |
            10    | hl7 SPO2 91               |
            40.25 |                           | raised SOURCES_DISAGREE SpO2 LOW
            50    | hl7 SPO2 96               | ended SOURCES_DISAGREE SpO2 LOW
            """);
    }

    @Test
    void pause_isBrokenByNewAlarmOfEqualPriority() {
        var state = Script.play("""
            0     | clip SPO2 97, clip PULSE_RATE 100 |
            5     | clip PULSE_RATE 160 |
            10    |                     | raised PULSE_HIGH HIGH
            11    | pause 120           | audio paused
            15    | clip SPO2 84        | raised SPO2_DESATURATION HIGH
            19    |                     |
            """);
        var audible = state.audible();
        assertNotNull(audible);
        assertEquals(Condition.SPO2_DESATURATION, audible.condition());
    }

    @Test
    void pause_holdsWhatThereWasAndEndsByItself() {
        var state = Script.play("""
            0     | clip SPO2 97, clip PULSE_RATE 100 |
            5     | clip PULSE_RATE 160 |
            10    |                     | raised PULSE_HIGH HIGH
            11    | pause 30            | audio paused
            41    |                     | audio resumed: time is up
            42    |                     |
            """);
        assertNotNull(state.audible());
    }

    @Test
    void pauseOfNothingOrForTooLong_isRefused() {
        Script.play("""
            0     | pause 30  | refused pause audio: nothing sounds; a new alarm always does
            1     | clip SPO2 84 | raised SPO2_DESATURATION HIGH
            2     | pause 600 | refused pause audio: for 600 s; choose 30, 60, 120 s
            """);
    }

    @Test
    void acknowledgedHigh_soundsAgainAfterTwoMinutes() {
        Script.play("""
            0     | clip PULSE_RATE 160, clip SPO2 97 |
            5     |                     | raised PULSE_HIGH HIGH
            10    | ack                 | acknowledged PULSE_HIGH HIGH
            130   |                     | realarmed PULSE_HIGH HIGH
            """);
    }

    @Test
    void restart_keepsAlarmsPausesAndTimersAndReportsTheOutage() {
        Script.play("""
            0     | clip PULSE_RATE 160, clip SPO2 97 |
            5     |                     | raised PULSE_HIGH HIGH
            10    | ack                 | acknowledged PULSE_HIGH HIGH
            20    | capno RESPIRATION_RATE 9 |
            30    | restart 3           |
            33    |                     | outage 3000 ms + raised MONITOR_STALLED LOW + latched MONITOR_STALLED LOW
            35    |                     | raised RESPIRATION_LOW HIGH
            130   |                     | realarmed PULSE_HIGH HIGH
            """);
    }

    @Test
    void cuffOnTheClipsArm_holdsTheSearchAlarm() {
        Script.play(Limb.CUFF, """
            0     | clip SPO2 97          |
            10    | event cuff CUFF_STARTED, gap clip SPO2 SEARCHING |
            15    | gap clip SPO2 SEARCHING, event cuff CUFF_PRESSURE 120 |
            20    | gap clip SPO2 SEARCHING, event cuff CUFF_PRESSURE 90 | held NO_PULSE
            24    | gap clip SPO2 SEARCHING, event cuff CUFF_PRESSURE 60 |
            28    | event cuff CUFF_DONE, clip SPO2 97 |
            40    |                       |
            """);
    }

    @Test
    void cuffFailure_endsWithTheNextGoodReading() {
        Script.play("""
            0     | event cuff CUFF_STARTED |
            4     | event cuff CUFF_FAILED 87 | raised CUFF_FAILED cuff LOW
            8     | event cuff CUFF_STARTED |
            12    | event cuff CUFF_DONE, cuff NIBP_SYSTOLIC 95 | ended CUFF_FAILED cuff LOW
            16    | cuff NIBP_SYSTOLIC 70 | raised NIBP_SYSTOLIC_LOW HIGH
            """);
    }

    @Test
    void capnographsLateWord_doesNotUndoABreathWeSaw() {
        Script.play("""
            0     | event capno BREATH 38, event capno BREATH 38, event capno BREATH 38 |
            15    |                          | raised APNEA MEDIUM
            20    |                          | escalated APNEA HIGH
            30    | event capno BREATH 50    | latched APNEA HIGH
            30.5  | event capno NO_BREATH 31 |
            40    |                          |
            """);
    }

    @Test
    void noBreath_coversSlowedBreathingOfTheSameOrLowerPriority() {
        Script.play("""
            0     | event capno BREATH 38, event capno BREATH 38, event capno BREATH 38 |
            1     | capno RESPIRATION_RATE 0 |
            15    |                          | raised APNEA MEDIUM
            16    |                          | raised RESPIRATION_LOW HIGH
            20    |                          | escalated APNEA HIGH
            """);
    }

    @Test
    void cuffCycle_beginsWithAnOperator() {
        Script.play("""
            0      | event cuff CUFF_PRESSURE 0, clip SPO2 97 |
            400    | order START_PEDIATRIC | cuff START_PEDIATRIC
            """);
    }

    @Test
    void emptyBedWithoutDevices_isQuiet() {
        var state = BedState.EMPTY;
        var clip = new SourceSpec(new health.vigil.vital.SourceId("clip"), 0, 333);
        var start = new health.vigil.vital.Moment(1, 0, 0);
        state = Engine.step(state, new Input.Started(start, java.util.List.of(clip), Profiles.NOBODY, "test"))
                .state();
        state = Engine.step(state, new Input.LinkChanged(start, clip.source(), false, "no such port"))
                .state();
        state = Engine.step(state, new Input.Ticked(start.plusNanos(60_000_000_000L)))
                .state();
        assertEquals(0, state.alarms().size());
        var child = new Patient("", "", 1500, 16);
        state = Engine.step(
                        state, new Input.Admitted(start.plusNanos(61_000_000_000L), "n", child, Profiles.FOUR_YEARS))
                .state();
        state = Engine.step(state, new Input.Ticked(start.plusNanos(62_000_000_000L)))
                .state();
        assertNotNull(state.alarm(Condition.LINK_DOWN, "clip"));
    }

    @Test
    void signalLostEveryThirdSecond_doesNotHideADesaturation() {
        var rows = new StringBuilder("0 | clip SPO2 97 |\n");
        for (int second = 10; second < 40; second += 3)
            rows.append(second)
                    .append(" | clip SPO2 86 |\n")
                    .append(second + 2)
                    .append(" | gap clip SPO2 ARTIFACT |\n");
        Script.play(rows + "14 | | raised SPO2_LOW HIGH\n");
    }

    @Test
    void gapThatLasts_endsNothing() {
        Script.play("""
            0     | clip SPO2 84             | raised SPO2_DESATURATION HIGH
            1     | gap clip SPO2 SENSOR_OFF |
            3     |                          | raised SENSOR_OFF clip MEDIUM
            6.25  |                          |
            """);
    }

    @Test
    void latestPressure_speaksWhoeverMeasuredIt() {
        Script.play("""
            0     | cuff NIBP_SYSTOLIC 110 |
            60    | hl7 NIBP_SYSTOLIC 60   | raised NIBP_SYSTOLIC_LOW HIGH
            90    | cuff NIBP_SYSTOLIC 100 | latched NIBP_SYSTOLIC_LOW HIGH
            """);
    }

    @Test
    void restart_endsWhatOurPartsReportedAndTellsEachOutage() {
        Script.play("""
            0     | part STORE_FAILED journal full | raised STORE_FAILED journal MEDIUM
            5     | restart 2                      |
            7     |                                | ended STORE_FAILED journal MEDIUM + outage 2000 ms + raised MONITOR_STALLED LOW + latched MONITOR_STALLED LOW
            8     | ack                            | acknowledged MONITOR_STALLED LOW + ended MONITOR_STALLED LOW
            9     | restart 2                      |
            11    |                                | outage 2000 ms + raised MONITOR_STALLED LOW + latched MONITOR_STALLED LOW
            """);
    }

    @Test
    void outage_isNoPauseOfBreath() {
        Script.play("""
            0     | event capno BREATH 38, event capno BREATH 38, event capno BREATH 38 |
            5     | restart 30 |
            35    |            | outage 30000 ms + raised MONITOR_STALLED LOW + latched MONITOR_STALLED LOW
            45    |            | raised APNEA MEDIUM
            """);
    }

    @Test
    void blockedLine_isOneFaultNotASeriesOfPauses() {
        Script.play("""
            0     | event capno BREATH 38, event capno BREATH 38, event capno BREATH 38, capno ETCO2 38 |
            10    | gap capno ETCO2 OCCLUSION, event capno NO_BREATH 10 | raised SENSOR_FAULT capno MEDIUM
            11    | event capno NO_BREATH 11                            |
            30    | event capno NO_BREATH 30                            |
            """);
    }

    @Test
    void rateOfZeroFromAMonitorWithoutBreaths_isNoBreath() {
        Script.play("""
            0     | hl7 RESPIRATION_RATE 20 |
            10    | hl7 RESPIRATION_RATE 0  |
            25    |                         | raised RESPIRATION_LOW HIGH + raised APNEA MEDIUM
            30    |                         | escalated APNEA HIGH
            40    | hl7 RESPIRATION_RATE 18 | latched RESPIRATION_LOW HIGH + latched APNEA HIGH
            """);
    }

    @Test
    void noBreathLimitOutsideItsRange_isRefused() {
        Script.play("""
            0     | limit APNEA HIGH 1000 | refused limit no breath, high: 1000 is outside 10 to 40 s
            """);
    }

    @Test
    void cuffThatNeverEnds_isAborted() {
        Script.play("""
            0      | event cuff CUFF_STARTED, clip SPO2 97 |
            180.25 |                         | raised CUFF_FAILED cuff LOW + cuff ABORT
            200    |                         |
            """);
    }

    @Test
    void limitEdit_isCheckedAndTakesEffect() {
        Script.play("""
            0     | clip SPO2 93                |
            1     | limit SPO2_LOW HIGH 120     | refused limit SpO2 low, high: 120 is outside 0 to 100 %
            2     | limit SPO2_LOW HIGH 93      | refused limit SpO2 low, high: 93 would be milder than the medium limit 92; move that one first
            3     | limit SPO2_LOW HIGH 84      | refused limit SpO2 low, high: severe desaturation 85 must be at or below the gravest low limit 84; move severe desaturation first
            4     | limit SPO2_HIGH HIGH 99     | refused limit SpO2 high, high: there is no limit of priority HIGH in profile test
            5     | limit SPO2_LOW MEDIUM 94    | limits by nurse: SPO2_LOW MEDIUM 92 to 94
            15    |                             | raised SPO2_LOW MEDIUM
            """);
    }

    @Test
    void acceptingByPager_silencesNothing() {
        var state = Script.play("""
            0     | clip SPO2 84 | raised SPO2_DESATURATION HIGH
            1     | accept 1     | taken SPO2_DESATURATION HIGH by pager
            2     | accept 9     | refused accept alarm 9: it is over
            """);
        assertNotNull(state.audible());
    }

    @Test
    void newChild_hasNoPast() {
        var state = Script.play("""
            0     | clip SPO2 84 | raised SPO2_DESATURATION HIGH
            1     | silence clip, admit | ended SPO2_DESATURATION HIGH
            2     | clip SPO2 97 |
            """);
        assertEquals(5 * 365, state.patient() == null ? -1 : state.patient().ageDays());
    }

    @Test
    void partOfOurs_isAnAlarmUntilItWorksAgain() {
        Script.play("""
            0     | part PAGER_FAILED ward refused | raised PAGER_FAILED ward HIGH
            5     | part PAGER_FAILED ward         | ended PAGER_FAILED ward HIGH
            """);
    }

    @Test
    void slowSourceThatSpeaksInstead_isJudgedByWhatItHolds() {
        Script.play("""
            0     | clip SPO2 97, hl7 SPO2 84  |
            3     | silence clip               |
            8.25  |                            | raised SPO2_DESATURATION HIGH + raised NO_DATA clip MEDIUM
            12    |                            |
            """);
    }

    @Test
    void heldNumberOfASlowSource_doesNotAcquitAClipWithABadContact() {
        Script.play("""
            0     | clip SPO2 97, hl7 SPO2 97  |
            10    | clip SPO2 89               |
            13.25 | gap clip SPO2 ARTIFACT     |
            13.5  | clip SPO2 89               |
            20    |                            | raised SPO2_LOW HIGH
            """);
    }

    @Test
    void capnographThatFindsNoNumber_isNotBlind() {
        Script.play("""
            0     | event capno BREATH 38, event capno BREATH 38, event capno BREATH 38 |
            5     | gap capno ETCO2 NOT_AVAILABLE                                       |
            15    |                                                                     | raised APNEA MEDIUM
            20    |                                                                     | escalated APNEA HIGH
            """);
    }

    @Test
    void estimatedRate_neverClearsAPauseTheRateItselfToldOf() {
        Script.play("""
            0     | hl7 RESPIRATION_RATE 20       |
            10    | hl7 RESPIRATION_RATE 0        |
            12    | hl7 RESPIRATION_RATE 18 PLETH |
            25    |                               | raised APNEA MEDIUM
            30    |                               | escalated APNEA HIGH
            """);
    }

    @Test
    void restart_saysAgainWhatStillSounds() {
        Script.play("""
            0     | clip SPO2 97        |
            5     | clip SPO2 84        | raised SPO2_DESATURATION HIGH
            10    | restart 3           |
            13    |                     | realarmed SPO2_DESATURATION HIGH + outage 3000 ms
            13    |                     | raised MONITOR_STALLED LOW + latched MONITOR_STALLED LOW
            """);
    }
}
