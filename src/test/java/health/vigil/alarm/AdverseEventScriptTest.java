package health.vigil.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.vigil.alarm.state.BedState;
import health.vigil.vital.Limb;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// World SIVA's labels as transcripts (requirement R22): of all that is told, only these.
class AdverseEventScriptTest {
    private static BedState play(String table) {
        return Script.labelled(Limb.UNKNOWN, table);
    }

    @Nested
    class Desaturation {
        @Test
        void above90_isNone() {
            assertEquals(List.of(), play("""
                0     | clip SPO2 98 |
                10    | clip SPO2 91 |
                200   |              |
                """).adverse());
        }

        @Test
        void from90Down_isMinor_toldWhenOver() {
            play("""
                0     | clip SPO2 98 |
                10    | clip SPO2 90 |
                40    | clip SPO2 91 |
                50    |              | desaturation, minor: 90 %, 30.0 s; over
                """);
        }

        @Test
        void longAt90_staysMinor() {
            play("""
                0     | clip SPO2 98 |
                10    | clip SPO2 90 |
                110   | clip SPO2 91 |
                120   |              | desaturation, minor: 90 %, 100.0 s; over
                """);
        }

        @Test
        void at75_isMinor() {
            play("""
                0     | clip SPO2 98 |
                10    | clip SPO2 75 |
                15    | clip SPO2 95 |
                25    |              | desaturation, minor: 75 %, 5.0 s; over
                """);
        }

        @Test
        void below75_isSentinelAtOnce() {
            play("""
                0     | clip SPO2 98 |
                10    | clip SPO2 80 |
                12    | clip SPO2 74 | desaturation, sentinel: 74 %, 2.0 s; it lasts
                13    | clip SPO2 95 |
                23    |              | desaturation, sentinel: 74 %, 3.0 s; over
                """);
        }

        @Test
        void below75WithoutWarning_isSentinelAtOnce() {
            play("""
                0     | clip SPO2 98 |
                10    | clip SPO2 74 | desaturation, sentinel: 74 %, 0.0 s; it lasts
                11    | clip SPO2 95 |
                21    |              | desaturation, sentinel: 74 %, 1.0 s; over
                """);
        }

        @Test
        void below90For60Seconds_isMinor() {
            play("""
                0     | clip SPO2 98 |
                10    | clip SPO2 89 |
                70    | clip SPO2 91 |
                80    |              | desaturation, minor: 89 %, 60.0 s; over
                """);
        }

        @Test
        void below90ForMore_isSentinel() {
            play("""
                0     | clip SPO2 98 |
                10    | clip SPO2 89 |
                70.25 |              | desaturation, sentinel: 89 %, 60.3 s; it lasts
                71    | clip SPO2 91 |
                81    |              | desaturation, sentinel: 89 %, 61.0 s; over
                """);
        }

        @Test
        void moment90_startsTheMinuteAgain() {
            play("""
                0     | clip SPO2 98 |
                10    | clip SPO2 89 |
                69    | clip SPO2 90 |
                70    | clip SPO2 89 |
                130   | clip SPO2 91 |
                140   |              | desaturation, minor: 89 %, 120.0 s; over
                """);
        }

        @Test
        void hoveringAt90_isOneEvent() {
            play("""
                0     | clip SPO2 98 |
                10    | clip SPO2 89 |
                20    | clip SPO2 92 |
                29    | clip SPO2 88 |
                30    | clip SPO2 92 |
                40    |              | desaturation, minor: 88 %, 11.0 s; over
                """);
        }
    }

    @Nested
    class Gaps {
        @Test
        void gap_neitherCountsNorEnds() {
            play("""
                0     | clip SPO2 98                |
                10    | clip SPO2 85                |
                40    | gap clip SPO2 SENSOR_OFF    |
                70    | clip SPO2 86                |
                100   | clip SPO2 95                |
                110   |                             | desaturation, minor: 85 %, 60.0 s, besides 30.0 s without a number; over
                """);
        }

        @Test
        void minuteBothSidesOfAGap_isSentinel() {
            play("""
                0     | clip SPO2 98                |
                10    | clip SPO2 85                |
                40    | gap clip SPO2 SENSOR_OFF    |
                70    | clip SPO2 86                |
                100.25 |                            | desaturation, sentinel: 85 %, 60.3 s, besides 30.0 s without a number; it lasts
                101   |                             |
                """);
        }

        @Test
        void gapOfAMinute_isToldAsLostFromSight() {
            assertEquals(List.of(), play("""
                0     | clip SPO2 98                |
                10    | clip SPO2 85                |
                40    | gap clip SPO2 SENSOR_OFF    |
                100   |                             | desaturation, minor: 85 %, 30.0 s, besides 60.0 s without a number; lost from sight
                """).adverse());
        }

        @Test
        void gapOfLess_isNot() {
            play("""
                0     | clip SPO2 98                |
                10    | clip SPO2 85                |
                40    | gap clip SPO2 SENSOR_OFF    |
                99    | clip SPO2 95                |
                109   |                             | desaturation, minor: 85 %, 30.0 s, besides 59.0 s without a number; over
                """);
        }

        @Test
        void silentClip_countsAsLongAsItsNumberStands() {
            play("""
                0     | clip SPO2 98   |
                10    | clip SPO2 85   |
                20    | stop clip SPO2 |
                30    | clip SPO2 95   |
                40    |                | desaturation, minor: 85 %, 15.3 s, besides 4.8 s without a number; over
                """);
        }

        @Test
        void restart_wasNotSeen() {
            play("""
                0     | clip SPO2 98, stop clip PULSE_RATE |
                10    | clip SPO2 85 |
                40    | restart 20   |
                80    | clip SPO2 95 |
                90    |              | desaturation, minor: 85 %, 49.0 s, besides 21.0 s without a number; over
                """);
        }

        @Test
        void clipOnTheCuffsLimb_saysNothingWhileSqueezed() {
            assertEquals(List.of(), Script.labelled(Limb.CUFF, """
                0     | clip SPO2 98             |
                10    | event cuff CUFF_STARTED  |
                15    | clip SPO2 70             |
                30    | clip SPO2 98             |
                35    | event cuff CUFF_DONE     |
                80    |                          |
                """).adverse());
        }
    }

    @Nested
    class Apnoea {
        private static final String BREATHING = "0 | clip SPO2 98 |\n" + "8 | event capno BREATH 38 |\n"
                + "9 | event capno BREATH 38 |\n" + "10 | event capno BREATH 38 |\n";

        @Test
        void pauseBelow20Seconds_isNone() {
            play(BREATHING + """
                29.75 | event capno BREATH 38 |
                49.5  | event capno BREATH 38 |
                """);
        }

        @Test
        void pauseOf20Seconds_isMinor() {
            play(BREATHING + """
                30.25 | event capno BREATH 38 |
                40.25 |                       | apnoea, minor: 20.3 s; over
                """);
        }

        @Test
        void pauseOf60Seconds_isMinor() {
            play(BREATHING + """
                70    | event capno BREATH 38 |
                80    |                       | apnoea, minor: 60.0 s; over
                """);
        }

        @Test
        void longerPause_isSentinel() {
            play(BREATHING + """
                70.25 |                       | apnoea, sentinel: 60.3 s; it lasts
                75    | event capno BREATH 38 |
                85    |                       | apnoea, sentinel: 65.0 s; over
                """);
        }

        @Test
        void blindCapnograph_endsNothingForAMinute() {
            play(BREATHING + """
                40    | gap capno ETCO2 SENSOR_OFF |
                99.75 |                            |
                100   |                            | apnoea, minor: 30.0 s, besides 60.0 s without a number; lost from sight
                """);
        }
    }

    @Nested
    class FromBaseline {
        private static final String BASELINE =
                "0 | clip SPO2 98, clip PULSE_RATE 100, cuff NIBP_SYSTOLIC 100 |\n" + "60 | baseline |\n";

        @Test
        void pulseLessThanAQuarterAway_isNone() {
            play(BASELINE + """
                70    | clip PULSE_RATE 76  |
                100   | clip PULSE_RATE 124 |
                130   | clip PULSE_RATE 100 |
                150   |                     |
                """);
        }

        @Test
        void pulseAQuarterAway_isMinor() {
            play(BASELINE + """
                70    | clip PULSE_RATE 75  |
                80    | clip PULSE_RATE 125 |
                90    | clip PULSE_RATE 100 | bradycardia, minor: 75 /min (baseline 100), 10.0 s; over
                100   |                     | tachycardia, minor: 125 /min (baseline 100), 10.0 s; over
                """);
        }

        @Test
        void blipOfThePulse_isNone() {
            assertEquals(List.of(), play(BASELINE + """
                70    | clip PULSE_RATE 60  |
                79    | clip PULSE_RATE 100 |
                90    |                     |
                """).adverse());
        }

        @Test
        void pressureAQuarterAway_isMinor_untilTheNextReading() {
            play(BASELINE + """
                70    | cuff NIBP_SYSTOLIC 75  |
                370   | cuff NIBP_SYSTOLIC 76  |
                380   | cuff NIBP_SYSTOLIC 125 | hypotension, minor: 75 mmHg (baseline 100), 300.0 s; over
                400   | discharge              | hypertension, minor: 125 mmHg (baseline 100), 20.0 s; the child left
                """);
        }

        @Test
        void withoutABaseline_thereIsNone() {
            play("""
                0     | clip SPO2 98, clip PULSE_RATE 100 |
                10    | clip PULSE_RATE 40                |
                100   |                                   |
                """);
        }
    }

    @Test
    void nobodyAdmitted_isLabelledToo() {
        play("""
            0     | discharge    |
            1     | clip SPO2 98 |
            10    | clip SPO2 85 |
            15    | clip SPO2 98 |
            25    |              | desaturation, minor: 85 %, 5.0 s; over
            """);
    }

    @Test
    void childThatLeaves_endsWhatWasUnderWay() {
        assertEquals(List.of(), play("""
            0     | clip SPO2 98 |
            10    | clip SPO2 85 |
            20    | stop clip SPO2, discharge | desaturation, minor: 85 %, 10.0 s; the child left
            60    |              |
            """).adverse());
    }
}
