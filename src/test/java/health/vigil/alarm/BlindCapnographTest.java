package health.vigil.alarm;

import org.junit.jupiter.api.Test;

/// A capnograph that cannot see for a while: what it had begun is neither over nor forgotten (requirement R18).
class BlindCapnographTest {
    @Test
    void noBreathThroughAZeroing_goesOnAndRises() {
        Script.play("""
            0   | event capno BREATH 38, event capno BREATH 38, event capno BREATH 38, capno ETCO2 38 |
            15  |                              | raised APNEA MEDIUM
            16  | gap capno ETCO2 ZEROING      |
            20  |                              | escalated APNEA HIGH
            36  | gap capno ETCO2 LOW_QUALITY  |
            46  |                              | raised SIGNAL_POOR capno LOW
            90  | event capno BREATH 50        | latched APNEA HIGH
            """);
    }

    @Test
    void zeroing_isNoPauseOfBreath_butTheWaitGoesOnWhereItStood() {
        Script.play("""
            0   | event capno BREATH 38, event capno BREATH 38, event capno BREATH 38, capno ETCO2 38 |
            10  | gap capno ETCO2 ZEROING      |
            30  | capno ETCO2 0                |
            35  |                              | raised APNEA MEDIUM
            40  |                              | escalated APNEA HIGH
            """);
    }

    @Test
    void zeroingThatNeverEnds_isToldOfTheDevice() {
        Script.play("""
            0   | event capno BREATH 38, event capno BREATH 38, event capno BREATH 38, capno ETCO2 38 |
            10  | gap capno ETCO2 ZEROING      |
            70.25 |                            | raised NO_DATA EtCO2 MEDIUM
            100 |                              |
            """);
    }

    @Test
    void lineThatFlaps_startsNoOtherWait() {
        Script.play("""
            0    | clip SPO2 97, event capno BREATH 38, event capno BREATH 38, event capno BREATH 38, capno ETCO2 38 |
            14   | down capno, silence capno   | raised LINK_DOWN capno MEDIUM
            14.5 | up capno, talk capno        | ended LINK_DOWN capno MEDIUM
            15   | gap capno ETCO2 LOW_QUALITY | raised APNEA MEDIUM
            20   |                             | escalated APNEA HIGH
            """);
    }

    @Test
    void lineThatComesAndGoes_addsUpWhatWasSeen() {
        Script.play("""
            0    | clip SPO2 97, event capno BREATH 38, event capno BREATH 38, event capno BREATH 38, gap capno ETCO2 LOW_QUALITY |
            5    | down capno, silence capno   | raised LINK_DOWN capno MEDIUM
            10   | up capno, talk capno        | ended LINK_DOWN capno MEDIUM
            15   | down capno, silence capno   | raised LINK_DOWN capno MEDIUM
            20   | up capno, talk capno        | ended LINK_DOWN capno MEDIUM
            27   |                             | raised APNEA MEDIUM
            32   |                             | escalated APNEA HIGH
            """);
    }

    @Test
    void noBreathOfACapnographThatIsUnplugged_staysUntilAPersonWhoKnowsLetsItGo() {
        Script.play("""
            0    | clip SPO2 97, event capno BREATH 38, event capno BREATH 38, event capno BREATH 38, gap capno ETCO2 LOW_QUALITY |
            15   |                             | raised APNEA MEDIUM
            20   |                             | escalated APNEA HIGH
            25   | down capno, silence capno   | raised LINK_DOWN capno MEDIUM
            60   | ack                         | acknowledged APNEA HIGH + ended APNEA HIGH + acknowledged LINK_DOWN capno MEDIUM
            200  | up capno, talk capno        | ended LINK_DOWN capno MEDIUM
            214  | event capno BREATH 38       |
            228  |                             |
            """);
    }

    @Test
    void afterItWasLetGo_aCapnographThatSeesNoBreathAlarmsAgain() {
        Script.play("""
            0    | clip SPO2 97, event capno BREATH 38, event capno BREATH 38, event capno BREATH 38, gap capno ETCO2 LOW_QUALITY |
            15   |                             | raised APNEA MEDIUM
            17   | down capno, silence capno   | raised LINK_DOWN capno MEDIUM
            18   | ack                         | acknowledged APNEA MEDIUM + ended APNEA MEDIUM + acknowledged LINK_DOWN capno MEDIUM
            50   | up capno, talk capno        | ended LINK_DOWN capno MEDIUM
            66   |                             | raised APNEA MEDIUM
            """);
    }

    @Test
    void noBreath_outlivesARestart_andIsNotStartedAnew() {
        Script.play("""
            0    | clip SPO2 97, event capno BREATH 38, event capno BREATH 38, event capno BREATH 38 |
            12   | restart 30                  |
            42   |                             | outage 30000 ms + raised MONITOR_STALLED LOW + latched MONITOR_STALLED LOW
            45   |                             | raised APNEA MEDIUM
            46   | restart 5                   |
            51   |                             | realarmed MONITOR_STALLED LOW + realarmed APNEA MEDIUM + outage 5000 ms + realarmed MONITOR_STALLED LOW + latched MONITOR_STALLED LOW + escalated APNEA HIGH
            """);
    }

    @Test
    void breathToldByASecondCapnograph_isABreath() {
        Script.play("""
            0    | clip SPO2 97, event capno BREATH 38, event capno BREATH 38, event capno BREATH 38 |
            10   | down capno, silence capno   | raised LINK_DOWN capno MEDIUM
            12   | event clip BREATH 30        |
            20   | event clip BREATH 30        |
            35   |                             | raised APNEA MEDIUM
            """);
    }

    @Test
    void rateOfAnotherDevice_neitherEndsNorDisarmsWhatABlindCapnographBegan() {
        Script.play("""
            0    | clip SPO2 97, event capno BREATH 38, event capno BREATH 38, event capno BREATH 38, capno ETCO2 38, hl7 RESPIRATION_RATE 20 |
            10   | gap capno ETCO2 SENSOR_OFF      |
            12   |                                 | raised SENSOR_OFF capno MEDIUM
            85   | gap capno ETCO2 NOT_AVAILABLE   | raised SIGNAL_POOR capno LOW + ended SENSOR_OFF capno MEDIUM
            90   |                                 | raised APNEA MEDIUM
            95   |                                 | escalated APNEA HIGH
            """);
    }

    @Test
    void chestThatMovesOn_endsNoAlarmOfNoBreath() {
        Script.play("""
            0    | clip SPO2 97, event capno BREATH 38, event capno BREATH 38, event capno BREATH 38, hl7 RESPIRATION_RATE 20 |
            15   |                                 | raised APNEA MEDIUM
            20   |                                 | escalated APNEA HIGH
            25   | ack                             | acknowledged APNEA HIGH
            26   | down capno, silence capno       | raised LINK_DOWN capno MEDIUM
            120  |                                 |
            """);
    }

    @Test
    void otherDevicesFault_letsNoAlarmOfNoBreathGo() {
        Script.play("""
            0    | clip SPO2 97, clip RESPIRATION_RATE 20 PLETH, event capno BREATH 38, event capno BREATH 38, event capno BREATH 38 |
            10   | gap clip RESPIRATION_RATE SENSOR_OFF, gap clip SPO2 SENSOR_OFF |
            12   |                                 | raised SENSOR_OFF clip MEDIUM
            15   |                                 | raised APNEA MEDIUM
            20   |                                 | escalated APNEA HIGH
            22   | gap capno ETCO2 ZEROING         |
            24   | ack                             | acknowledged SENSOR_OFF clip MEDIUM + acknowledged APNEA HIGH
            40   |                                 |
            """);
    }

    @Test
    void lineThatFallsOff_doesNotBlindARateFromTheChest() {
        Script.play("""
            0    | clip SPO2 97, hl7 RESPIRATION_RATE 20, hl7 ETCO2 38 |
            10   | hl7 RESPIRATION_RATE 0          |
            12   | gap hl7 ETCO2 SAMPLING_LINE_OFF |
            14   |                                 | raised SENSOR_OFF hl7 MEDIUM
            25   |                                 | raised RESPIRATION_LOW HIGH + raised APNEA MEDIUM
            30   |                                 | escalated APNEA HIGH
            """);
    }

    @Test
    void rateOfABetterSource_isTheOneThatCounts() {
        Script.play("""
            0    | clip SPO2 97, hl7 RESPIRATION_RATE 20 |
            5    | capno RESPIRATION_RATE 18       |
            10   | capno RESPIRATION_RATE 0        |
            25   |                                 | raised RESPIRATION_LOW HIGH + raised APNEA MEDIUM
            30   |                                 | escalated APNEA HIGH
            """);
    }

    @Test
    void noBreathOfACapnographThatIsNotConfiguredAnyMore_canBeLetGo() {
        Script.play("""
            0    | clip SPO2 97, event capno BREATH 38, event capno BREATH 38, event capno BREATH 38, capno ETCO2 38 |
            15   |                                 | raised APNEA MEDIUM
            20   |                                 | escalated APNEA HIGH
            25   | without capno 5                 |
            30   |                                 | realarmed APNEA HIGH + outage 5000 ms + raised MONITOR_STALLED LOW + latched MONITOR_STALLED LOW
            45.25 |                                | raised NO_DATA EtCO2 MEDIUM
            50   | ack                             | acknowledged APNEA HIGH + ended APNEA HIGH + acknowledged MONITOR_STALLED LOW + ended MONITOR_STALLED LOW + acknowledged NO_DATA EtCO2 MEDIUM
            200  |                                 |
            """);
    }
}
