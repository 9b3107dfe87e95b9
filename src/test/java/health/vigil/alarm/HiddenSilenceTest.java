package health.vigil.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

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
    void limitThatNothingCanBreak_needsThePermissionToTurnItOff() {
        Script.play(Profiles.under(new Authority(List.of(), 0, List.of(Condition.PULSE_LOW), false, 120)), """
            0 | limit ETCO2_HIGH MEDIUM 150 | refused limit ETCO2_HIGH MEDIUM: 150 can never be broken: it would switch the alarm off, and this profile does not allow that
            1 | limit ETCO2_HIGH MEDIUM 149 | limits by nurse: ETCO2_HIGH MEDIUM 50 to 149
            2 | limit PULSE_LOW HIGH 18     | limits by nurse: PULSE_LOW HIGH 50 to 18
            """);
    }
}
