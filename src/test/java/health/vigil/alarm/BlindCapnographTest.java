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
    void rateOfAnotherDevice_takesOverAMinuteAfterTheCapnographWentBlind() {
        Script.play("""
            0    | clip SPO2 97, event capno BREATH 38, event capno BREATH 38, event capno BREATH 38, hl7 RESPIRATION_RATE 20 |
            10   | down capno, silence capno   | raised LINK_DOWN capno MEDIUM
            80   | hl7 RESPIRATION_RATE 0      |
            95   |                             | raised RESPIRATION_LOW HIGH + raised APNEA MEDIUM
            100  |                             | escalated APNEA HIGH
            """);
    }
}
