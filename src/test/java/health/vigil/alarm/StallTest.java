package health.vigil.alarm;

import org.junit.jupiter.api.Test;

/// A service that stands still again and again still misses what does not come (requirement R2). `stand 9`: for 9 s
/// nothing is done, but ports are read, here for the last time a second before the end; `freeze 9`: not even that.
class StallTest {
    private static final String NINE = "outage 9000 ms + raised MONITOR_STALLED LOW + latched MONITOR_STALLED LOW";

    private static final String NINE_AGAIN =
            "outage 9000 ms + realarmed MONITOR_STALLED LOW + latched MONITOR_STALLED LOW";

    @Test
    void silenceThroughFreezes_isToldOnceTheServiceHasListenedForLongEnough() {
        Script.play("""
            0     | clip SPO2 97 |
            10    | silence clip |
            12    | freeze 9     |
            21    |              | %s
            23    | freeze 9     |
            32    |              | %s
            33.25 |              | raised NO_DATA clip MEDIUM
            """.formatted(NINE, NINE_AGAIN));
    }

    @Test
    void silenceBetweenFreezes_isToldAtTheCeilingAllTheSame() {
        Script.play("""
            0     | clip SPO2 97 |
            10    | silence clip |
            11    | freeze 9     |
            20    |              | %s
            21    | freeze 9     |
            30    |              | %s
            31    | freeze 9     |
            40    |              | %s
            41    | freeze 9     |
            50    |              | %s + raised NO_DATA clip MEDIUM
            """.formatted(NINE, NINE_AGAIN, NINE_AGAIN, NINE_AGAIN));
    }

    @Test
    void numberThatStopsWhileItsSourceIsHeard_isForgivenNothing() {
        Script.play("""
            0     | clip SPO2 97   |
            10    | stop clip SPO2 |
            11    | stand 9        |
            20    |                | %s + raised NO_DATA SpO2 MEDIUM
            """.formatted(NINE));
    }

    @Test
    void deviceThatIsHeardAfterAFreeze_wasNotSilent() {
        Script.play("""
            0     | clip SPO2 97 |
            10    | freeze 50    |
            60    |              | outage 50000 ms + raised MONITOR_STALLED LOW + latched MONITOR_STALLED LOW
            70    |              |
            """);
    }

    @Test
    void freeze_isNoPauseOfBreath_butTheWaitGoesOn() {
        Script.play("""
            0     | clip SPO2 97, event capno BREATH 38, event capno BREATH 38, event capno BREATH 38 |
            10    | freeze 9                      |
            19    |                               | %s
            24    |                               | raised APNEA MEDIUM
            """.formatted(NINE));
    }

    @Test
    void pauseOfBreathThatWasHeardWhileTheServiceStood_isOne() {
        Script.play("""
            0     | clip SPO2 97, event capno BREATH 38, event capno BREATH 38, event capno BREATH 38 |
            4     | stand 9                       |
            13    |                               | %s
            16    |                               | raised APNEA MEDIUM
            """.formatted(NINE));
    }

    @Test
    void breathsThatCameWhileTheServiceStood_putNoBreathOffByNothing() {
        Script.play("""
            0     | clip SPO2 97, event capno BREATH 38, event capno BREATH 38, event capno BREATH 38 |
            4     | stand 9                       |
            7     | event capno BREATH 38         |
            10    | event capno BREATH 38         |
            13    |                               | %s
            26    |                               | raised APNEA MEDIUM
            """.formatted(NINE));
    }

    @Test
    void silenceAfterAFreeze_isForgivenOnce() {
        Script.play("""
            0     | clip SPO2 97, event capno BREATH 38, event capno BREATH 38, event capno BREATH 38 |
            5     | silence capno                 |
            6     | freeze 20                     |
            26    |                               | outage 20000 ms + raised MONITOR_STALLED LOW + latched MONITOR_STALLED LOW
            30.25 |                               | raised NO_DATA capno MEDIUM
            32    | talk capno                    |
            33    |                               | ended NO_DATA capno MEDIUM
            43    |                               | raised APNEA MEDIUM
            """);
    }
}
