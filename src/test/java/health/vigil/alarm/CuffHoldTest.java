package health.vigil.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.state.BedState;
import health.vigil.profile.Condition;
import health.vigil.vital.Limb;
import health.vigil.vital.Moment;
import health.vigil.vital.Vital;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A cuff on the clip's limb as transcripts: what waits for it, for how long, and what never does (requirement R20,
/// hazard H15).
class CuffHoldTest {
    /// 91 % is due 10 s after it came; the cuff lets go after 30 s and 15 s more.
    @Test
    void lowSpo2_waitsForTheCuffAndFifteenSeconds() {
        var state = Script.play(Limb.CUFF, """
            0   | clip SPO2 97            |
            10  | event cuff CUFF_STARTED |
            15  | clip SPO2 91            |
            25  |                         | held SPO2_LOW
            40  | event cuff CUFF_DONE    |
            55  |                         | raised SPO2_LOW MEDIUM
            """);
        assertEquals(
                "limit 92, medium, after 10 s: held 30.0 s by the cuff on the same limb; beyond it for 10.0 s",
                why(state, Condition.SPO2_LOW));
    }

    @Test
    void fallThatEndsWithTheCuff_neverAlarmsButIsLogged() {
        Script.play(Limb.CUFF, """
            0   | clip SPO2 97            |
            10  | event cuff CUFF_STARTED |
            15  | clip SPO2 89            |
            25  |                         | held SPO2_LOW
            40  | event cuff CUFF_DONE    |
            54  | clip SPO2 97            |
            80  |                         |
            """);
    }

    @Test
    void severeDesaturation_neverWaits() {
        Script.play(Limb.CUFF, """
            0   | clip SPO2 97            |
            10  | event cuff CUFF_STARTED |
            15  | clip SPO2 84            | raised SPO2_DESATURATION HIGH
            22  | clip SPO2 97            | latched SPO2_DESATURATION HIGH
            """);
    }

    @Test
    void everyRung_waits_andTheGravestIsRaised() {
        Script.play(Limb.CUFF, """
            0   | clip SPO2 97            |
            10  | event cuff CUFF_STARTED |
            11  | clip SPO2 91            |
            21  | clip SPO2 88            | held SPO2_LOW
            40  | event cuff CUFF_DONE    |
            55  |                         | raised SPO2_LOW HIGH
            """);
    }

    @Test
    void pulse_waitsToo() {
        Script.play(Limb.CUFF, """
            0   | clip SPO2 97, clip PULSE_RATE 100 |
            10  | event cuff CUFF_STARTED |
            15  | clip PULSE_RATE 45      |
            20  |                         | held PULSE_LOW
            30  | clip PULSE_RATE 160     |
            35  |                         | held PULSE_HIGH
            40  | event cuff CUFF_FAILED  | raised CUFF_FAILED cuff LOW
            55  |                         | raised PULSE_HIGH HIGH
            """);
    }

    /// The cuff that reports no end is aborted after 180 s; the hold is over long before.
    @Test
    void hold_endsSixtySecondsAfterTheStart() {
        Script.play(Limb.CUFF, """
            0     | clip SPO2 97            |
            10    | event cuff CUFF_STARTED |
            15    | clip SPO2 91            |
            25    |                         | held SPO2_LOW
            70.25 |                         | raised SPO2_LOW MEDIUM
            """);
    }

    /// Three inflations in a row: each would hold by itself, together they hold 60 s after the violation was due.
    @Test
    void cuffThatStartsAgainAndAgain_holdsNoLonger() {
        Script.play(Limb.CUFF, """
            0     | clip SPO2 97            |
            10    | event cuff CUFF_STARTED |
            15    | clip SPO2 91            |
            25    |                         | held SPO2_LOW
            40    | event cuff CUFF_DONE    |
            45    | event cuff CUFF_STARTED |
            75    | event cuff CUFF_DONE    |
            80    | event cuff CUFF_STARTED |
            85.25 |                         | raised SPO2_LOW MEDIUM
            """);
    }

    @Test
    void whatSoundsAlready_isNotSilencedAndMayRise() {
        Script.play(Limb.CUFF, """
            0   | clip SPO2 97            |
            10  | clip SPO2 91            |
            20  |                         | raised SPO2_LOW MEDIUM
            25  | event cuff CUFF_STARTED |
            30  | clip SPO2 86            |
            34  |                         | escalated SPO2_LOW HIGH
            """);
    }

    @Test
    void whatIsPastAndLatched_waitsLikeNew() {
        Script.play(Limb.CUFF, """
            0   | clip SPO2 97            |
            10  | clip SPO2 86            |
            14  |                         | raised SPO2_LOW HIGH
            20  | clip SPO2 97            | latched SPO2_LOW HIGH
            25  | event cuff CUFF_STARTED |
            30  | clip SPO2 86            |
            34  |                         | held SPO2_LOW
            50  | event cuff CUFF_DONE    |
            65  |                         | realarmed SPO2_LOW HIGH
            """);
    }

    @Test
    void anotherSourceThatSaysTheSame_endsTheHold() {
        Script.play(Limb.CUFF, """
            0   | clip SPO2 97, hl7 SPO2 97 |
            10  | event cuff CUFF_STARTED |
            15  | clip SPO2 91            |
            25  |                         | held SPO2_LOW
            30  | hl7 SPO2 92             |
            35  | hl7 SPO2 91             | raised SPO2_LOW MEDIUM
            """);
    }

    @Test
    void electrocardiogramThatSaysTheSame_endsTheHoldOfThePulse() {
        Script.play(Limb.CUFF, """
            0   | clip SPO2 97, clip PULSE_RATE 100, hl7 HEART_RATE 60 |
            10  | event cuff CUFF_STARTED |
            15  | clip PULSE_RATE 60      |
            25  |                         | raised PULSE_LOW MEDIUM
            """);
    }

    /// Of a clip whose place is unknown or elsewhere no number waits.
    @ParameterizedTest
    @EnumSource(
            value = Limb.class,
            names = {"UNKNOWN", "OTHER"})
    void clipElsewhere_doesNotWait(Limb limb) {
        Script.play(limb, """
            0   | clip SPO2 97            |
            10  | event cuff CUFF_STARTED |
            15  | clip SPO2 91            |
            25  |                         | raised SPO2_LOW MEDIUM
            """);
    }

    @Test
    void sourceThatSpeaksInstead_doesNotWaitForTheCuffOnTheClipsLimb() {
        Script.play(Limb.CUFF, """
            0   | clip SPO2 97, hl7 SPO2 97 |
            10  | event cuff CUFF_STARTED |
            11  | silence clip, down clip | raised LINK_DOWN clip MEDIUM
            15  | hl7 SPO2 91             |
            25  |                         | raised SPO2_LOW MEDIUM
            """);
    }

    /// Thirty seconds without any sample of the pulse are the ceiling, cuff or not (requirement R2).
    @Test
    void searchForThePulse_waitsThirtySecondsAtMost_andIsToldAndShown() {
        var state = Script.play(Limb.CUFF, """
            0   | clip SPO2 97, clip PULSE_RATE 100 |
            10  | event cuff CUFF_STARTED |
            12  | gap clip SPO2 NO_PULSE, gap clip PULSE_RATE NO_PULSE |
            22  |                         | held NO_PULSE
            41  |                         |
            """);
        assertTrue(state.shown(Vital.SPO2, at(state)).held());
        Script.play(Limb.CUFF, """
            0   | clip SPO2 97            |
            10  | event cuff CUFF_STARTED |
            12  | gap clip SPO2 NO_PULSE  |
            22  |                         | held NO_PULSE
            42  |                         | raised NO_PULSE clip HIGH
            50  | event cuff CUFF_DONE    |
            60  |                         |
            """);
    }

    @Test
    void searchForThePulseThatEndsWithTheCuff_neverAlarmsButIsLogged() {
        Script.play(Limb.CUFF, """
            0   | clip SPO2 97            |
            10  | event cuff CUFF_STARTED, gap clip SPO2 SEARCHING |
            20  |                         | held NO_PULSE
            30  | event cuff CUFF_DONE    |
            35  | clip SPO2 97            |
            60  |                         |
            """);
    }

    @ParameterizedTest
    @EnumSource(
            value = Limb.class,
            names = {"UNKNOWN", "OTHER"})
    void searchForThePulse_doesNotWaitWhereNobodySaidThatTheCuffIs(Limb limb) {
        Script.play(limb, """
            0   | clip SPO2 97            |
            10  | event cuff CUFF_STARTED, gap clip SPO2 SEARCHING |
            20  |                         | raised NO_PULSE clip HIGH
            """);
    }

    @Test
    void searchForThePulseThatBeganBeforeTheCuff_doesNotWait() {
        Script.play(Limb.CUFF, """
            0   | clip SPO2 97            |
            10  | gap clip SPO2 SEARCHING |
            12  | event cuff CUFF_STARTED |
            20  |                         | raised NO_PULSE clip HIGH
            30  | event cuff CUFF_STARTED |
            40  |                         |
            """);
    }

    /// The cuff is unplugged while it inflates: nobody knows that it goes on, and an order proves nothing.
    @Test
    void cuffThatIsUnplugged_holdsNothing() {
        Script.play(Limb.CUFF, """
            0   | clip SPO2 97, clip PULSE_RATE 100 |
            10  | event cuff CUFF_STARTED           |
            20  | down cuff, silence cuff           | raised LINK_DOWN cuff MEDIUM
            69  | order START_PEDIATRIC             | refused start cuff: cuff is not connected: unplugged
            75  | clip SPO2 86, clip PULSE_RATE 40  |
            79  |                                   | raised SPO2_LOW HIGH
            80  |                                   | raised PULSE_LOW HIGH
            """);
    }

    @Test
    void cuffThatIsUnpluggedDuringAHold_endsIt() {
        Script.play(Limb.CUFF, """
            0   | clip SPO2 97            |
            10  | event cuff CUFF_STARTED |
            15  | clip SPO2 91            |
            25  |                         | held SPO2_LOW
            30  | down cuff, silence cuff | raised LINK_DOWN cuff MEDIUM + raised SPO2_LOW MEDIUM
            """);
    }

    @Test
    void cuffThatFallsSilent_holdsNoLonger() {
        Script.play(Limb.CUFF, """
            0     | clip SPO2 97            |
            10    | event cuff CUFF_STARTED |
            15    | clip SPO2 91            |
            25    |                         | held SPO2_LOW
            26    | silence cuff            |
            31.25 |                         | raised SPO2_LOW MEDIUM + raised NO_DATA cuff MEDIUM
            """);
    }

    /// An order is no inflation.
    @Test
    void order_doesNotRenewTheHold() {
        Script.play(Limb.CUFF, """
            0     | clip SPO2 97            |
            10    | event cuff CUFF_STARTED |
            15    | clip SPO2 91            |
            25    |                         | held SPO2_LOW
            60    | order START_PEDIATRIC   | refused start cuff: a measurement is under way
            70.25 |                         | raised SPO2_LOW MEDIUM
            """);
    }

    @Test
    void cuffThatIsBack_holdsFromItsNextInflation() {
        Script.play(Limb.CUFF, """
            0   | clip SPO2 97            |
            10  | event cuff CUFF_STARTED |
            20  | down cuff               | raised LINK_DOWN cuff MEDIUM
            21  |                         | ended LINK_DOWN cuff MEDIUM
            25.25 |                       | raised CUFF_FAILED cuff LOW
            30  | clip SPO2 91            |
            40  |                         | raised SPO2_LOW MEDIUM
            50  | clip SPO2 97            | ended SPO2_LOW MEDIUM
            60  | event cuff CUFF_STARTED |
            62  | clip SPO2 91            |
            72  |                         | held SPO2_LOW
            """);
    }

    @Test
    void weakPulse_waitsForTheCuff_aProbeThatIsOffDoesNot() {
        Script.play(Limb.CUFF, """
            0   | clip SPO2 97            |
            10  | event cuff CUFF_STARTED, clip SPO2 97 LOW_PERFUSION |
            40  |                         | held LOW_PERFUSION
            45  | event cuff CUFF_DONE    |
            50  | gap clip SPO2 SENSOR_OFF |
            52  |                         | raised SENSOR_OFF clip MEDIUM
            """);
    }

    @Test
    void hold_isShownBesideItsNumbersOnly() {
        var state = Script.play(Limb.CUFF, """
            0   | clip SPO2 97, clip PULSE_RATE 100, capno ETCO2 38 |
            10  | event cuff CUFF_STARTED |
            12  | clip SPO2 91            |
            22  |                         | held SPO2_LOW
            """);
        assertEquals(List.of(Condition.SPO2_LOW), state.cuff().held());
        for (var vital : List.of(Vital.SPO2, Vital.PULSE_RATE))
            assertTrue(state.shown(vital, at(state)).held());
        assertFalse(state.shown(Vital.ETCO2, at(state)).held());
        var after = Script.play(Limb.CUFF, """
            0   | clip SPO2 97            |
            10  | event cuff CUFF_STARTED |
            12  | clip SPO2 91            |
            22  | event cuff CUFF_DONE    | held SPO2_LOW
            30  | clip SPO2 97            |
            37  |                         |
            """);
        assertEquals(List.of(), after.cuff().held());
        assertFalse(after.shown(Vital.SPO2, at(after)).held());
    }

    private static String why(BedState state, Condition condition) {
        var alarm = state.alarm(condition, "");
        return alarm == null ? "" : alarm.explanation().words();
    }

    private static Moment at(BedState state) {
        var time = state.time();
        return new Moment(time.epoch(), time.now() - time.offset(), time.wallMillis());
    }
}
