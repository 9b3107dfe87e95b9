package health.vigil.alarm;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.junit.jupiter.api.Test;

/// An alarm keeps its id when it rises and when it sounds again: who acknowledges it says how it stood when it was
/// seen, and what nobody saw is not silenced. Transcripts: seconds | what happens | what is told.
class AcknowledgedAsSeenTest {
    @Test
    void alarmThatRoseSinceItWasSeen_goesOnSounding() {
        var state = Script.play("""
            0  | clip PULSE_RATE 140   |
            10 |                       | raised PULSE_HIGH MEDIUM
            20 | clip PULSE_RATE 160   |
            25 |                       | escalated PULSE_HIGH HIGH
            26 | ack 1 MEDIUM sounding | refused acknowledge: pulse high: it has become high since
            """);
        assertNotNull(state.audible());
    }

    @Test
    void alarmAsItIsNow_isAcknowledged() {
        Script.play("""
            0  | clip PULSE_RATE 140   |
            10 |                       | raised PULSE_HIGH MEDIUM
            20 | clip PULSE_RATE 160   |
            25 |                       | escalated PULSE_HIGH HIGH
            26 | ack 1 HIGH sounding   | acknowledged PULSE_HIGH HIGH
            """);
    }

    @Test
    void latchedAlarmThatSoundsAgain_wasNotSeenToDoSo() {
        var state = Script.play("""
            0  | clip PULSE_RATE 160 |
            5  |                     | raised PULSE_HIGH HIGH
            10 | clip PULSE_RATE 100 | latched PULSE_HIGH HIGH
            20 | clip PULSE_RATE 140 |
            30 |                     | realarmed PULSE_HIGH HIGH
            31 | ack 1 HIGH latched  | refused acknowledge: pulse high: it sounds again since
            """);
        assertNotNull(state.audible());
    }

    @Test
    void acknowledgedAlarmThatSoundsAgain_wasNotSeenToDoSo() {
        Script.play("""
            0   | clip SPO2 97, clip PULSE_RATE 160 |
            5   |                         | raised PULSE_HIGH HIGH
            20  | ack                     | acknowledged PULSE_HIGH HIGH
            140 |                         | realarmed PULSE_HIGH HIGH
            141 | ack 1 HIGH acknowledged | refused acknowledge: pulse high: it sounds again since
            142 | ack 1 HIGH sounding     | acknowledged PULSE_HIGH HIGH
            """);
    }

    @Test
    void alarmThatIsOverOrMilder_wasSeenAsSomethingGraver() {
        Script.play("""
            0  | clip PULSE_RATE 160 |
            5  |                     | raised PULSE_HIGH HIGH
            10 | clip PULSE_RATE 100 | latched PULSE_HIGH HIGH
            11 | ack 1 HIGH sounding | acknowledged PULSE_HIGH HIGH + ended PULSE_HIGH HIGH
            20 | capno RESPIRATION_RATE 13 |
            35 |                           | raised RESPIRATION_LOW MEDIUM
            40 | capno RESPIRATION_RATE 16 | deescalated RESPIRATION_LOW LOW
            41 | ack 2 MEDIUM sounding     | acknowledged RESPIRATION_LOW LOW
            """);
    }

    @Test
    void idAlone_standsForWhatThereIs() {
        Script.play("""
            0  | clip PULSE_RATE 140 |
            10 |                     | raised PULSE_HIGH MEDIUM
            20 | clip PULSE_RATE 160 |
            25 |                     | escalated PULSE_HIGH HIGH
            26 | ack 1               | acknowledged PULSE_HIGH HIGH
            """);
    }
}
