package health.vigil.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.vigil.alarm.state.CuffPlan;
import org.junit.jupiter.api.Test;

/// Readings that no person starts. Second 0 is a full hour of the clock.
class CuffScheduleTest {
    @Test
    void intervalSetAtThreePast_beginsAtTheNextMark() {
        Script.play("""
            0    | admit 15, clip SPO2 97     |
            180  | auto 15                    | planned by nurse: a reading every 15 min
            300  |                            | cuff START_PEDIATRIC
            301  | event cuff CUFF_STARTED    |
            330  | event cuff CUFF_DONE, cuff NIBP_SYSTOLIC 95 |
            1200 |                            | cuff START_PEDIATRIC
            1201 | event cuff CUFF_STARTED    |
            1230 | event cuff CUFF_DONE, cuff NIBP_SYSTOLIC 95 |
            2099 |                            |
            """);
    }

    @Test
    void readingAPersonStarts_isFollowedByTheMarkWithinTheInterval() {
        var state = Script.play("""
            0    | admit 15, clip SPO2 97     |
            180  | order START_PEDIATRIC      | cuff START_PEDIATRIC
            181  | event cuff CUFF_STARTED    |
            210  | event cuff CUFF_DONE, cuff NIBP_SYSTOLIC 95 |
            900  |                            | cuff START_PEDIATRIC
            """);
        assertEquals(15, state.cuffMinutes());
        Script.play("""
            0    | admit 15, clip SPO2 97     |
            241  | order START_PEDIATRIC      | cuff START_PEDIATRIC
            1200 |                            | cuff START_PEDIATRIC
            """);
    }

    /// A cuff's own button: the arm has been pressed, whoever wanted it.
    @Test
    void readingStartedAtTheCuff_counts() {
        Script.play("""
            0    | admit 5, clip SPO2 97      |
            10   | auto phase                 | planned by nurse: a reading every 5 min
            250  | event cuff CUFF_STARTED    |
            280  | event cuff CUFF_DONE, cuff NIBP_SYSTOLIC 95 |
            600  |                            | cuff START_PEDIATRIC
            """);
    }

    @Test
    void shortInterval_knowsNoMarks_andLeavesTheArmHalfAMinute() {
        Script.play("""
            0      | admit 15, clip SPO2 97   |
            77     | auto 1                   | planned by nurse: a reading every 1 min
            77     |                          | cuff START_PEDIATRIC
            78     | event cuff CUFF_STARTED  |
            115    | event cuff CUFF_PRESSURE 14, event cuff CUFF_DONE, cuff NIBP_SYSTOLIC 95 |
            116    | event cuff CUFF_PRESSURE 16 |
            118    | event cuff CUFF_PRESSURE 15 |
            146    |                          | cuff START_PEDIATRIC
            147    | event cuff CUFF_STARTED  |
            160    | event cuff CUFF_DONE, cuff NIBP_SYSTOLIC 95 |
            207    |                          | cuff START_PEDIATRIC
            """);
    }

    @Test
    void nonsense_isRefusedWithTheReason() {
        var state = Script.play("""
            0    | admit 0, clip SPO2 97      |
            10   | auto phase                 | refused automatic cuff: the profile has no interval; choose one
            20   | auto 7                     | refused automatic cuff: every 7 min; choose 1, 2, 3, 5, 10, 15, 20, 30, 60, 120 min
            25   | stat                       | planned by nurse: STAT: one reading after the other for 5 min + cuff START_PEDIATRIC
            30   | stat                       | refused STAT: STAT is under way
            40   | order START_PEDIATRIC      | refused start cuff: STAT is under way
            50   | order ABORT                | planned by Vigil: STAT is over: stopped by nurse + cuff ABORT
            60   | event cuff CUFF_STARTED    |
            65   | order START_PEDIATRIC      | refused start cuff: a measurement is under way
            70   | event cuff CUFF_DONE       |
            72   | order START_PEDIATRIC      | refused start cuff: the cuff has only just let go; wait 5 s
            80   | order START_ADULT          | refused start cuff: this child's cuff is started by START_PEDIATRIC, not START_ADULT
            90   | auto off                   | planned by nurse: no automatic readings
            95   | auto off                   | refused automatic cuff off: it is off
            99   | discharge                  |
            100  | stat, auto 5, order START_PEDIATRIC | refused STAT: admit the child first: the cuff needs to know the age + refused automatic cuff: admit the child first: the cuff needs to know the age + refused start cuff: admit the child first: the cuff needs to know the age
            """);
        assertEquals(CuffPlan.NONE, state.cuff().plan());
    }

    @Test
    void automaticReadings_areOffUntilAPersonWantsThem_andAStartDoesNotUndoIt() {
        Script.play("""
            0    | admit 5, clip SPO2 97      |
            900  | auto off                   | planned by nurse: no automatic readings
            910  | order START_PEDIATRIC      | cuff START_PEDIATRIC
            2000 |                            |
            2010 | auto phase                 | planned by nurse: a reading every 5 min
            2100 |                            | cuff START_PEDIATRIC
            """);
    }

    @Test
    void stop_endsTheReading_notTheSchedule() {
        Script.play("""
            0    | admit 5, clip SPO2 97      |
            10   | order START_PEDIATRIC      | cuff START_PEDIATRIC
            11   | event cuff CUFF_STARTED    |
            20   | order ABORT                | cuff ABORT
            21   | event cuff CUFF_FAILED     | raised CUFF_FAILED cuff LOW
            300  |                            | cuff START_PEDIATRIC
            """);
    }

    @Test
    void stat_measuresForFiveMinutes_thenTheClockGoesOn() {
        Script.play("""
            0    | admit 15, clip SPO2 97     |
            100  | stat                       | planned by nurse: STAT: one reading after the other for 5 min + cuff START_PEDIATRIC
            101  | event cuff CUFF_STARTED    |
            130  | event cuff CUFF_DONE, cuff NIBP_SYSTOLIC 95 |
            135  |                            | cuff START_PEDIATRIC
            136  | event cuff CUFF_STARTED    |
            300  | event cuff CUFF_DONE, cuff NIBP_SYSTOLIC 94 |
            301  | event cuff CUFF_PRESSURE 16 |
            302  | event cuff CUFF_PRESSURE 0 |
            306  |                            | cuff START_PEDIATRIC
            307  | event cuff CUFF_STARTED    |
            394  | event cuff CUFF_DONE, cuff NIBP_SYSTOLIC 93 |
            399  |                            | cuff START_PEDIATRIC
            400  | event cuff CUFF_STARTED    | planned by Vigil: STAT is over: 5 min are over
            430  | event cuff CUFF_DONE, cuff NIBP_SYSTOLIC 93 |
            1200 |                            | cuff START_PEDIATRIC
            """);
    }

    @Test
    void statDuringAReading_followsIt() {
        Script.play("""
            0    | admit 15, clip SPO2 97     |
            100  | order START_PEDIATRIC      | cuff START_PEDIATRIC
            101  | event cuff CUFF_STARTED    |
            110  | stat                       | planned by nurse: STAT: one reading after the other for 5 min
            130  | event cuff CUFF_DONE, cuff NIBP_SYSTOLIC 95 |
            135  |                            | cuff START_PEDIATRIC
            """);
    }

    @Test
    void disturbedReading_isRepeatedOnce_thenToldAndLeftToTheNextMark() {
        Script.play("""
            0    | admit 15, clip SPO2 97     |
            10   | order START_PEDIATRIC      | cuff START_PEDIATRIC
            11   | event cuff CUFF_STARTED    |
            40   | event cuff CUFF_DISTURBED 2 |
            70   |                            | cuff START_PEDIATRIC
            71   | event cuff CUFF_STARTED    |
            100  | event cuff CUFF_DISTURBED 2 | raised CUFF_FAILED cuff LOW
            900  |                            | cuff START_PEDIATRIC
            901  | event cuff CUFF_STARTED    |
            930  | event cuff CUFF_DISTURBED 1 |
            960  |                            | cuff START_PEDIATRIC
            961  | event cuff CUFF_STARTED    |
            990  | event cuff CUFF_DONE, cuff NIBP_SYSTOLIC 95 | ended CUFF_FAILED cuff LOW
            1799 |                            |
            """);
    }

    @Test
    void disturbedReadingThatTheCuffItselfStarted_isToldAtOnce() {
        Script.play("""
            0    | admit 15, clip SPO2 97     |
            11   | event cuff CUFF_STARTED    |
            40   | event cuff CUFF_DISTURBED 2 | raised CUFF_FAILED cuff LOW
            500  |                            |
            """);
    }

    @Test
    void repetition_isNoMore_whenAPersonStops_orTurnsThemOff_orAnotherChildCame() {
        for (var act : new String[] {
            "50 | order ABORT | cuff ABORT",
            "50 | auto off | planned by nurse: no automatic readings",
            "50 | admit 15 |"
        }) Script.play("""
            0    | admit 15, clip SPO2 97      |
            10   | order START_PEDIATRIC       | cuff START_PEDIATRIC
            11   | event cuff CUFF_STARTED     |
            40   | event cuff CUFF_DISTURBED 2 |
            """ + act + "\n51 | clip SPO2 97 |\n299 | |");
    }

    @Test
    void seriesThatIsDisturbedTwice_orFails_isOver() {
        Script.play("""
            0    | admit 15, clip SPO2 97     |
            100  | stat                       | planned by nurse: STAT: one reading after the other for 5 min + cuff START_PEDIATRIC
            101  | event cuff CUFF_STARTED    |
            110  | event cuff CUFF_DISTURBED  |
            115  |                            | cuff START_PEDIATRIC
            116  | event cuff CUFF_STARTED    |
            125  | event cuff CUFF_DONE, cuff NIBP_SYSTOLIC 95 |
            130  |                            | cuff START_PEDIATRIC
            131  | event cuff CUFF_STARTED    |
            140  | event cuff CUFF_DISTURBED  |
            145  |                            | cuff START_PEDIATRIC
            146  | event cuff CUFF_STARTED    |
            155  | event cuff CUFF_DISTURBED  | planned by Vigil: STAT is over: words + raised CUFF_FAILED cuff LOW
            200  | stat                       | planned by nurse: STAT: one reading after the other for 5 min + cuff START_PEDIATRIC
            201  | event cuff CUFF_STARTED    |
            210  | event cuff CUFF_FAILED 87  | planned by Vigil: STAT is over: words
            899  |                            |
            """);
    }

    @Test
    void cuffThatIsOutOfOrder_isNotStartedBeforeAPersonDoes() {
        Script.play("""
            0    | admit 5, clip SPO2 97      |
            10   | order START_PEDIATRIC      | cuff START_PEDIATRIC
            11   | event cuff CUFF_STARTED    |
            20   | event cuff CUFF_FAILED 89, event cuff DEVICE_FAULT 89 | raised CUFF_FAILED cuff LOW + planned by Vigil: no automatic readings until a person starts one: words + raised DEVICE_FAULT cuff MEDIUM + latched DEVICE_FAULT cuff MEDIUM
            30   | ack                        | acknowledged CUFF_FAILED cuff LOW + acknowledged DEVICE_FAULT cuff MEDIUM + ended DEVICE_FAULT cuff MEDIUM
            610.25 |                          | raised OVERDUE NIBP LOW
            700  | order START_PEDIATRIC      | cuff START_PEDIATRIC
            701  | event cuff CUFF_STARTED    |
            730  | event cuff CUFF_DONE, cuff NIBP_SYSTOLIC 95 | ended CUFF_FAILED cuff LOW + ended OVERDUE NIBP LOW
            900  |                            | cuff START_PEDIATRIC
            """);
    }

    @Test
    void newbornsCuff_isToldToLetGoAfterNinetySeconds() {
        Script.play("""
            0     | newborn 15, clip SPO2 97  |
            10    | order START_NEONATAL      | cuff START_NEONATAL
            11    | event cuff CUFF_STARTED   |
            101.25 |                          | raised CUFF_FAILED cuff LOW + planned by Vigil: no automatic readings until a person starts one: no end reported within 90 s + cuff ABORT
            1300  |                           |
            """);
    }

    @Test
    void cuffThatIsAwayAtItsMark_measuresOnceWhenItIsBack() {
        Script.play("""
            0    | admit 5, clip SPO2 97      |
            10   | auto phase                 | planned by nurse: a reading every 5 min
            290  | down cuff, silence cuff    | raised LINK_DOWN cuff MEDIUM
            400  | order START_PEDIATRIC      | refused start cuff: cuff is not connected: unplugged
            550  | up cuff, talk cuff         | ended LINK_DOWN cuff MEDIUM
            580  |                            | cuff START_PEDIATRIC
            581  | event cuff CUFF_STARTED    |
            595  | event cuff CUFF_DONE, cuff NIBP_SYSTOLIC 95 |
            900  |                            | cuff START_PEDIATRIC
            """);
    }

    @Test
    void lineThatBreaksDuringAReading_isAskedAgain() {
        Script.play("""
            0    | admit 15, clip SPO2 97     |
            10   | order START_PEDIATRIC      | cuff START_PEDIATRIC
            11   | event cuff CUFF_STARTED    |
            20   | down cuff, silence cuff    | raised LINK_DOWN cuff MEDIUM
            25   | up cuff, talk cuff         | ended LINK_DOWN cuff MEDIUM
            55   |                            | cuff START_PEDIATRIC
            """);
    }

    /// We were away for longer than any reading lasts: the cuff is told to let go, to be sure, and is in order.
    @Test
    void readingThatAnOutageSwallowed_isNoFaultOfTheCuff() {
        Script.play("""
            0    | admit 5, clip SPO2 97      |
            10   | order START_PEDIATRIC      | cuff START_PEDIATRIC
            11   | event cuff CUFF_STARTED    |
            20   | restart 200                |
            220  | clip SPO2 97               | outage 200000 ms + raised MONITOR_STALLED LOW + latched MONITOR_STALLED LOW + raised CUFF_FAILED cuff LOW + cuff ABORT
            300  |                            | cuff START_PEDIATRIC
            """);
    }

    @Test
    void restart_keepsTheSchedule_andStartsNothingTwice() {
        Script.play("""
            0    | admit 5, clip SPO2 97      |
            10   | auto 10                    | planned by nurse: a reading every 10 min
            300  |                            | cuff START_PEDIATRIC
            301  | event cuff CUFF_STARTED    |
            305  | restart 10                 |
            315  |                            | outage 10000 ms + raised MONITOR_STALLED LOW + latched MONITOR_STALLED LOW
            316  | event cuff CUFF_STARTED    |
            330  | event cuff CUFF_DONE, cuff NIBP_SYSTOLIC 95 |
            340  | ack                        | acknowledged MONITOR_STALLED LOW + ended MONITOR_STALLED LOW
            880  | restart 10                 |
            890  |                            | outage 10000 ms + raised MONITOR_STALLED LOW + latched MONITOR_STALLED LOW
            920  |                            | cuff START_PEDIATRIC
            """);
    }

    @Test
    void clockThatIsSet_movesTheReadingToAMarkOfTheNewClock() {
        Script.play("""
            0    | admit 15, clip SPO2 97     |
            10   | auto 15                    | planned by nurse: a reading every 15 min
            300  |                            | cuff START_PEDIATRIC
            400  | clock 120000               |
            400.5 |                           | clock stepped 120000 ms + raised CLOCK_STEPPED LOW + latched CLOCK_STEPPED LOW
            1080 |                            | cuff START_PEDIATRIC
            """);
    }

    @Test
    void chosenInterval_holdsInsteadOfTheProfiles() {
        Script.play(Profiles.SEDATION, """
            0    | clip SPO2 98               |
            10   | order START_PEDIATRIC      | cuff START_PEDIATRIC
            100  | auto 15                    | planned by nurse: a reading every 15 min
            300  |                            | cuff START_PEDIATRIC
            1200 |                            | cuff START_PEDIATRIC
            """);
    }

    @Test
    void cuffThatTakesNoOrders_isNeverStarted_andItsSilenceIsNoticed() {
        Script.play("""
            0    | admit 5, clip SPO2 97      |
            10   | auto phase                 | planned by nurse: a reading every 5 min
            20   | deaf                       | outage 0 ms + raised MONITOR_STALLED LOW + latched MONITOR_STALLED LOW
            30   | order START_PEDIATRIC, stat, order ABORT | refused start cuff: no cuff of this bed takes orders; it must be one that can, with control: true in its settings + refused STAT: no cuff of this bed takes orders; it must be one that can, with control: true in its settings + refused stop cuff: no cuff of this bed takes orders; it must be one that can, with control: true in its settings
            40   | auto 10                    | planned by nurse: a reading every 10 min
            100  | event cuff CUFF_STARTED    |
            130  | event cuff CUFF_DISTURBED  | raised CUFF_FAILED cuff LOW
            1210.25 |                         | raised OVERDUE NIBP LOW
            """);
    }
}
