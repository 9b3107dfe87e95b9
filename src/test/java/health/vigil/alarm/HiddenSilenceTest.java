package health.vigil.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import health.vigil.alarm.state.Alarm;
import health.vigil.alarm.state.BedState;
import health.vigil.profile.Authority;
import health.vigil.profile.Condition;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Silence that nobody ordered, as transcripts: what a pause for something else must not keep quiet, and what moves a
/// limit to where it says nothing.
class HiddenSilenceTest {
    @Test
    void silencedFaultOfEquipment_keepsNoAlarmOfTheChildSilent() {
        var state = Script.play("""
            0  | clip SPO2 97                   |
            1  | part PAGER_FAILED ward refused | raised PAGER_FAILED ward HIGH
            2  | pause 60                       | audio paused
            5  | clip SPO2 91                   |
            15 |                                | raised SPO2_LOW MEDIUM
            """);
        var audible = state.audible();
        assertNotNull(audible);
        assertEquals(Condition.SPO2_LOW, audible.condition());
    }

    @Test
    void silencedFaultOfEquipment_keepsALesserFaultSilent() {
        var state = Script.play("""
            0  | clip SPO2 97                   |
            1  | part PAGER_FAILED ward refused | raised PAGER_FAILED ward HIGH
            2  | pause 60                       | audio paused
            5  | event clip LOW_BATTERY         | raised BATTERY_LOW clip LOW
            """);
        assertNull(state.audible());
    }

    @Test
    void silencedAlarmOfTheChild_keepsALesserOneSilent() {
        var state = Script.play("""
            0  | clip SPO2 97, clip PULSE_RATE 100 |
            1  | clip SPO2 80                      | raised SPO2_DESATURATION HIGH
            2  | pause 60                          | audio paused
            5  | clip PULSE_RATE 60                |
            15 |                                   | raised PULSE_LOW MEDIUM
            """);
        assertNull(state.audible());
    }

    @Test
    void alarmThatIsOverAndOnlyLatched_keepsNoOtherSilent() {
        var state = Script.play("""
            0  | clip SPO2 97, clip PULSE_RATE 100 |
            1  | clip SPO2 80                      | raised SPO2_DESATURATION HIGH
            2  | pause 120                         | audio paused
            5  | clip SPO2 97                      | latched SPO2_DESATURATION HIGH
            10 | clip PULSE_RATE 60                |
            20 |                                   | raised PULSE_LOW MEDIUM
            """);
        assertEquals(List.of(Condition.PULSE_LOW), sounding(state));
    }

    @Test
    void lesserOne_soundsWhenTheSilencedOneIsOverAndOnlyLatched() {
        var state = Script.play("""
            0  | clip SPO2 97, clip PULSE_RATE 100 |
            1  | clip SPO2 80                      | raised SPO2_DESATURATION HIGH
            2  | pause 120                         | audio paused
            5  | clip PULSE_RATE 60                |
            15 |                                   | raised PULSE_LOW MEDIUM
            20 | clip SPO2 97                      | latched SPO2_DESATURATION HIGH
            """);
        assertEquals(List.of(Condition.PULSE_LOW), sounding(state));
    }

    @Test
    void noBreath_soundsThroughWhateverIsSilenced() {
        var state = Script.play("""
            0  | clip SPO2 97, event capno BREATH 38, event capno BREATH 38, event capno BREATH 38 |
            1  | clip SPO2 80 | raised SPO2_DESATURATION HIGH
            2  | pause 120    | audio paused
            15 |              | raised APNEA MEDIUM
            """);
        assertEquals(List.of(Condition.APNEA), sounding(state));
    }

    @Test
    void clipThatIsLost_soundsThroughSilenceForThePager() {
        var state = Script.play("""
            0  | clip SPO2 97                   |
            1  | part PAGER_FAILED ward refused | raised PAGER_FAILED ward HIGH
            2  | pause 60                       | audio paused
            5  | down clip, silence clip        | raised LINK_DOWN clip MEDIUM
            """);
        assertEquals(List.of(Condition.LINK_DOWN), sounding(state));
    }

    @Test
    void lesserOne_soundsWhenTheSilencedOneEnds() {
        var state = Script.play("""
            0     | clip SPO2 97                |
            10    | gap clip SPO2 SEARCHING     |
            20    |                             | raised NO_PULSE clip HIGH
            22    | pause 120                   | audio paused
            25    | event capno LOW_BATTERY     | raised BATTERY_LOW capno LOW
            30    | clip SPO2 97                | ended NO_PULSE clip HIGH + audio resumed: nothing left to silence
            """);
        assertEquals(List.of(Condition.BATTERY_LOW), sounding(state));
    }

    @Test
    void lesserOne_soundsWhenTheSilencedOneIsAcknowledged() {
        var state = Script.play("""
            0  | clip SPO2 97, clip PULSE_RATE 100 |
            1  | clip SPO2 80                      | raised SPO2_DESATURATION HIGH
            2  | pause 60                          | audio paused
            5  | clip PULSE_RATE 60                |
            15 |                                   | raised PULSE_LOW MEDIUM
            20 | ack 1                             | acknowledged SPO2_DESATURATION HIGH + audio resumed: nothing left to silence
            """);
        assertEquals(List.of(Condition.PULSE_LOW), sounding(state));
    }

    @Test
    void lesserOne_staysSilentUnderAnotherSilencedOne_andSoundsAfterIt() {
        var before = """
            0  | clip SPO2 97, capno ETCO2 38  |
            1  | gap capno ETCO2 SENSOR_OFF    |
            3  |                               | raised SENSOR_OFF capno MEDIUM
            10 | gap clip SPO2 SEARCHING       |
            20 |                               | raised NO_PULSE clip HIGH
            22 | pause 120                     | audio paused
            25 | event cuff LOW_BATTERY        | raised BATTERY_LOW cuff LOW
            30 | clip SPO2 97                  | ended NO_PULSE clip HIGH
            """;
        assertEquals(List.of(), sounding(Script.play(before)));
        var state = Script.play(before + """
            40 | capno ETCO2 38 | ended SENSOR_OFF capno MEDIUM + audio resumed: nothing left to silence
            """);
        assertEquals(List.of(Condition.BATTERY_LOW), sounding(state));
    }

    @Test
    void lesserOne_soundsWhenTheSilencedOneIsNoGraver() {
        var state = Script.play("""
            0  | clip SPO2 97, capno RESPIRATION_RATE 13, cuff TEMPERATURE 37 |
            15 |                           | raised RESPIRATION_LOW MEDIUM
            16 | pause 120                 | audio paused
            18 | cuff TEMPERATURE 39       | raised TEMPERATURE_HIGH LOW
            20 | capno RESPIRATION_RATE 16 | deescalated RESPIRATION_LOW LOW
            """);
        assertEquals(List.of(Condition.TEMPERATURE_HIGH), sounding(state));
    }

    @Test
    void lesserOne_staysHeldOverARestart_andSoundsWhenTheSilencedOneEnds() {
        var before = """
            0  | clip SPO2 97, clip PULSE_RATE 100 |
            1  | clip SPO2 80                      | raised SPO2_DESATURATION HIGH
            2  | pause 120                         | audio paused
            5  | clip PULSE_RATE 60                |
            15 |                                   | raised PULSE_LOW MEDIUM
            20 | restart 4                         |
            24 |                                   | realarmed SPO2_DESATURATION HIGH + realarmed PULSE_LOW MEDIUM + outage 4000 ms + raised MONITOR_STALLED LOW + latched MONITOR_STALLED LOW
            """;
        assertEquals(List.of(), sounding(Script.play(before)));
        var state = Script.play(before + """
            30 | ack 1 | acknowledged SPO2_DESATURATION HIGH + audio resumed: nothing left to silence
            """);
        assertEquals(List.of(Condition.PULSE_LOW, Condition.MONITOR_STALLED), sounding(state));
    }

    @Test
    void lesserOne_isSilencedForItselfByAnotherPause() {
        var state = Script.play("""
            0  | clip SPO2 97, clip PULSE_RATE 100 |
            1  | clip SPO2 80                      | raised SPO2_DESATURATION HIGH
            2  | pause 60                          | audio paused
            5  | clip PULSE_RATE 60                |
            15 |                                   | raised PULSE_LOW MEDIUM
            16 | pause 60                          | audio paused
            20 | ack 1                             | acknowledged SPO2_DESATURATION HIGH
            """);
        assertEquals(List.of(), sounding(state));
    }

    /// Conditions of the alarms that may be heard, gravest first.
    private static List<Condition> sounding(BedState state) {
        return state.ranked().stream()
                .filter(a -> a.unacknowledged() && !state.audio().holds(a))
                .map(Alarm::condition)
                .toList();
    }

    @Test
    void compositeThatNoScoreCanRaise_isRefused() {
        Script.play(Composites.PROFILE, """
            0 | limit RESPIRATORY_DEPRESSION HIGH 20 | refused limit possible respiratory depression, high: 20 is outside 1 to 11 points
            1 | limit RESPIRATORY_DEPRESSION HIGH 12 | refused limit possible respiratory depression, high: 12 is outside 1 to 11 points
            2 | limit RESPIRATORY_DEPRESSION HIGH 11 | limits by nurse: RESPIRATORY_DEPRESSION HIGH 6 to 11
            3 | limit ALLERGIC_REACTION HIGH 9       | refused limit possible allergic reaction, high: 9 is outside 1 to 8 points
            4 | limit ALLERGIC_REACTION HIGH 8       | limits by nurse: ALLERGIC_REACTION HIGH 6 to 8
            """);
    }

    @Test
    void compositeThatIsOff_needsThePermission() {
        var refused = "this profile never lets it be paused or off; acknowledge it, or pause the sound";
        Script.play(
                Profiles.under(new Authority(List.of(), 0, List.of(Condition.PULSE_LOW), false, 120)),
                """
                0 | alarmoff RESPIRATORY_DEPRESSION known | refused turn off alarm possible respiratory depression: %1$s
                1 | alarmpause ALLERGIC_REACTION 30       | refused pause alarm possible allergic reaction: %1$s
                """.formatted(refused));
    }

    @Test
    void limitThatNothingCanBreak_needsThePermissionToTurnItOff() {
        Script.play(Profiles.under(new Authority(List.of(), 0, List.of(Condition.PULSE_LOW), false, 120)), """
            0 | limit ETCO2_HIGH MEDIUM 150 | refused limit EtCO2 high, medium: 150 can never be broken: it would switch the alarm off, and this profile does not allow that
            1 | limit ETCO2_HIGH MEDIUM 149 | limits by nurse: ETCO2_HIGH MEDIUM 50 to 149
            2 | limit PULSE_LOW HIGH 18     | limits by nurse: PULSE_LOW HIGH 50 to 18
            """);
    }
}
