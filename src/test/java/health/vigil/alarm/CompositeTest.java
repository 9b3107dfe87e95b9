package health.vigil.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import health.vigil.alarm.state.BedState;
import health.vigil.profile.Condition;
import health.vigil.vital.Limb;
import org.junit.jupiter.api.Test;

/// What no single number tells: falls and composite conditions as transcripts, `seconds | what happens | what is told`.
class CompositeTest {
    private static final String CALM = """
        0 | clip SPO2 98, clip PULSE_RATE 100, capno RESPIRATION_RATE 22, capno ETCO2 38, cuff NIBP_SYSTOLIC 100 |
        """;

    @Test
    void fallAtItsLimit_neverSounds() {
        play("""
            60    | clip SPO2 94 |
            85    | clip SPO2 95 |
            180   |              |
            """);
    }

    @Test
    void fallBeyondItsLimit_soundsTheSoonerTheDeeperItIs() {
        play("""
            0     | clip SPO2 100 |
            60    | clip SPO2 95  |
            70    |               | raised SPO2_FALLING MEDIUM
            80    | clip SPO2 98  | ended SPO2_FALLING MEDIUM
            180   |               |
            """);
        play("""
            0     | clip SPO2 100 |
            60    | clip SPO2 92  |
            64    |               | raised SPO2_FALLING MEDIUM
            66    | clip SPO2 98  | ended SPO2_FALLING MEDIUM
            180   |               |
            """);
    }

    @Test
    void fallByTen_isGrave() {
        play("""
            0     | clip SPO2 100 |
            60    | clip SPO2 90  |
            63    |               | raised SPO2_FALLING MEDIUM
            70    |               | raised SPO2_LOW MEDIUM + escalated SPO2_FALLING HIGH
            72    | clip SPO2 98  | ended SPO2_LOW MEDIUM + latched SPO2_FALLING HIGH
            73    | ack           | acknowledged SPO2_FALLING HIGH + ended SPO2_FALLING HIGH
            180   |               |
            """);
    }

    @Test
    void fall_endsWhenItIsAMinuteOld() {
        play("""
            60    | clip SPO2 93  |
            70    |               | raised SPO2_FALLING MEDIUM
            90    |               | raised SPO2_LOW LOW
            120.25 |              | ended SPO2_FALLING MEDIUM
            """);
    }

    @Test
    void fallUnderALowAlarm_isNotSaidBesideIt() {
        play("""
            0     | clip SPO2 96  |
            60    | clip SPO2 84  | raised SPO2_DESATURATION HIGH
            80    |               |
            """);
    }

    @Test
    void probePutBackOn_isNoFall() {
        play("""
            60    | gap clip SPO2 SENSOR_OFF |
            62    |                          | raised SENSOR_OFF clip MEDIUM
            66    | clip SPO2 91             | ended SENSOR_OFF clip MEDIUM
            70    | clip SPO2 92             |
            95    |                          |
            """);
    }

    @Test
    void lostSignal_leavesTheFall() {
        play("""
            60    | clip SPO2 93              |
            70    |                           | raised SPO2_FALLING MEDIUM
            75    | gap clip SPO2 ARTIFACT    |
            105   |                           | raised SIGNAL_POOR clip LOW
            """);
    }

    @Test
    void slowBreathUnderADrugWithFallingOxygen_alarmsBeforeEitherDoes() {
        var bed = play("""
            200   | drug propofol             | baseline by Vigil
            260   | capno RESPIRATION_RATE 15 |
            262   | clip SPO2 95              |
            264   | clip SPO2 94              |
            274   |                           | raised RESPIRATORY_DEPRESSION MEDIUM
            275   |                           | raised RESPIRATION_LOW LOW
            """);
        assertEquals(
                "limit 4, medium, the deeper the sooner (10 s at 1 beyond, 2 s at 10): RR 15 below 17, RR 15 down from"
                    + " 22, SpO2 94 below 95, SpO2 fell by 4 within a minute, propofol 1 min ago; beyond it for 10.0"
                    + " s",
                reasons(bed));
    }

    @Test
    void severalMediumsTogether_areGrave() {
        play("""
            200   | drug midazolam            | baseline by Vigil
            260   | capno RESPIRATION_RATE 13, capno ETCO2 52 |
            264   | clip SPO2 94              |
            264.75 |                          | raised RESPIRATORY_DEPRESSION MEDIUM
            267    |                          | escalated RESPIRATORY_DEPRESSION HIGH
            """);
    }

    @Test
    void breathingAlone_isNoComposite() {
        play("""
            200   | drug propofol             | baseline by Vigil
            260   | capno RESPIRATION_RATE 9, capno ETCO2 20 |
            275   |                           | raised RESPIRATION_LOW HIGH
            400   |                           |
            """);
    }

    @Test
    void oxygenAlone_isNoComposite() {
        play("""
            200   | drug propofol             | baseline by Vigil
            260   | clip SPO2 91              |
            265   |                           | raised SPO2_FALLING MEDIUM
            270   |                           | raised SPO2_LOW MEDIUM
            300   |                           |
            """);
    }

    @Test
    void compositeThatClears_ends() {
        play("""
            200   | drug propofol             | baseline by Vigil
            260   | capno RESPIRATION_RATE 13, clip SPO2 94 |
            266.75 |                          | raised RESPIRATORY_DEPRESSION MEDIUM
            270   | capno RESPIRATION_RATE 20 | ended RESPIRATORY_DEPRESSION MEDIUM
            275   |                           |
            """);
    }

    @Test
    void vitalInterruptedForSeconds_takesNoPointsAway() {
        play("""
            200   | drug propofol             | baseline by Vigil
            260   | capno RESPIRATION_RATE 13, clip SPO2 94 |
            263   | gap clip SPO2 ARTIFACT    |
            266   | clip SPO2 94              |
            266.75 |                          | raised RESPIRATORY_DEPRESSION MEDIUM
            270   | gap clip SPO2 ARTIFACT    |
            275   |                           | raised RESPIRATION_LOW MEDIUM
            275.25 |                          | ended RESPIRATORY_DEPRESSION MEDIUM
            """);
    }

    @Test
    void clipThatTheCuffSqueezes_isNoSignOfOxygen() {
        Script.play(Limb.CUFF, Composites.PROFILE, CALM + """
            200   | drug propofol             | baseline by Vigil
            255   | event cuff CUFF_STARTED   |
            260   | capno RESPIRATION_RATE 13, clip SPO2 94 |
            275   |                           | raised RESPIRATION_LOW MEDIUM
            285   | event cuff CUFF_DONE      |
            290   |                           | held SPO2_LOW
            300   |                           | raised SPO2_LOW LOW
            306.75 |                          | raised RESPIRATORY_DEPRESSION MEDIUM
            """);
    }

    @Test
    void cuffThatBegins_endsNoComposite() {
        Script.play(Limb.CUFF, Composites.PROFILE, CALM + """
            200   | drug propofol             | baseline by Vigil
            260   | capno RESPIRATION_RATE 13, clip SPO2 94 |
            266.75 |                          | raised RESPIRATORY_DEPRESSION MEDIUM
            270   | event cuff CUFF_STARTED   |
            275   |                           | raised RESPIRATION_LOW MEDIUM
            290   |                           | held SPO2_LOW
            300   | event cuff CUFF_DONE      |
            315   |                           | raised SPO2_LOW LOW
            320   |                           |
            """);
    }

    @Test
    void noBreath_isSaidOnce() {
        play("""
            240   | event capno BREATH 38, event capno BREATH 38, event capno BREATH 38 |
            255   |                           | raised APNEA MEDIUM
            256   | drug propofol, clip SPO2 94 | baseline by Vigil
            260   |                           | escalated APNEA HIGH
            270   | event capno BREATH 55     | latched APNEA HIGH
            """);
    }

    @Test
    void normalPlethRate_endsNeitherTheCompositeNorSlowedBreathing() {
        play("""
            200   | drug propofol             | baseline by Vigil
            260   | capno RESPIRATION_RATE 13, clip SPO2 94 |
            266.75 |                          | raised RESPIRATORY_DEPRESSION MEDIUM
            270   | clip RESPIRATION_RATE 22 PLETH |
            275   |                           | raised RESPIRATION_LOW MEDIUM
            280   |                           |
            """);
    }

    @Test
    void pressureFallsAndPulseRisesAfterADrug_isPossibleAllergy() {
        var bed = play("""
            240   | drug cefazolin            | baseline by Vigil
            300   | cuff NIBP_SYSTOLIC 75     | raised NIBP_SYSTOLIC_LOW HIGH
            310   | clip PULSE_RATE 130       |
            316.75 |                          | raised ALLERGIC_REACTION MEDIUM
            320   | clip SPO2 94              |
            326.75 |                          | escalated ALLERGIC_REACTION HIGH
            """);
        assertEquals(
                "limit 6, high, the deeper the sooner (10 s at 1 beyond, 2 s at 10): NIBP sys 75 down from 100,"
                        + " NIBP sys 75 below 78, PR 130 up from 100, SpO2 94 below 95,"
                        + " SpO2 fell by 4 within a minute, cefazolin 1 min ago; beyond it for 6.8 s",
                reasons(bed, Condition.ALLERGIC_REACTION));
    }

    @Test
    void drugThatWasNotGiven_accusesNoAllergy() {
        play("""
            240   | drug cefazolin            | baseline by Vigil
            300   | cuff NIBP_SYSTOLIC 75     | raised NIBP_SYSTOLIC_LOW HIGH
            305   | strike cefazolin          | struck cefazolin by nurse
            310   | clip PULSE_RATE 130       |
            340   |                           |
            """);
    }

    @Test
    void pressureAndPulseFallTogether_isNoAllergy() {
        play("""
            240   | drug propofol             | baseline by Vigil
            300   | cuff NIBP_SYSTOLIC 75     | raised NIBP_SYSTOLIC_LOW HIGH
            310   | clip PULSE_RATE 80        |
            400   |                           |
            """);
    }

    @Test
    void fastPulseUnderABlockedAirway_isNoAllergy() {
        play("""
            240   | drug propofol             | baseline by Vigil
            300   | clip PULSE_RATE 130, clip SPO2 91 |
            305   |                           | raised SPO2_FALLING MEDIUM
            310   |                           | raised SPO2_LOW MEDIUM
            340   |                           |
            """);
    }

    @Test
    void fastPulseFastBreathAndLessOxygen_isPossibleAllergyWithoutACuff() {
        play("""
            240   | drug cefazolin            | baseline by Vigil
            300   | clip PULSE_RATE 130, clip SPO2 94, capno RESPIRATION_RATE 30 |
            306.75 |                          | raised ALLERGIC_REACTION MEDIUM
            310   |                           |
            """);
    }

    @Test
    void withoutADrug_isNoAllergy() {
        play("""
            300   | cuff NIBP_SYSTOLIC 75     | raised NIBP_SYSTOLIC_LOW HIGH
            310   | clip PULSE_RATE 130       |
            400   |                           |
            """);
    }

    @Test
    void composites_areSaidOfNobodyWhereNobodyIsAdmitted() {
        play("""
            240   | drug propofol             | baseline by Vigil
            250   | discharge                 |
            260   | clip SPO2 88, capno RESPIRATION_RATE 9 |
            300   |                           |
            """);
    }

    private static BedState play(String table) {
        return Script.play(Composites.PROFILE, CALM + table);
    }

    private static String reasons(BedState bed) {
        return reasons(bed, Condition.RESPIRATORY_DEPRESSION);
    }

    private static String reasons(BedState bed, Condition condition) {
        var alarm = bed.alarm(condition, "");
        assertNotNull(alarm);
        return alarm.explanation().words();
    }
}
