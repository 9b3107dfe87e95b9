package health.vigil.alarm;

import org.junit.jupiter.api.Test;

/// A service that stands still again and again still misses what does not come (requirement R2). A stall is told at
/// its end: `stall 3` at 14 s means that nobody listened from 11 s on.
class StallTest {
    private static final String TOLD = "outage %d000 ms + raised MONITOR_STALLED LOW + latched MONITOR_STALLED LOW";

    private static final String TOLD_AGAIN =
            "outage %d000 ms + realarmed MONITOR_STALLED LOW + latched MONITOR_STALLED LOW";

    @Test
    void silenceThroughManyStalls_isToldOnceTheServiceHasListenedForLongEnough() {
        Script.play("""
            0     | clip SPO2 97 |
            10    | silence clip |
            14    | stall 3      | %s
            18    | stall 3      | %s
            21.25 |              | raised NO_DATA clip MEDIUM
            22    |              |
            """.formatted(TOLD.formatted(3), TOLD_AGAIN.formatted(3)));
    }

    @Test
    void numberThatStops_isToldThroughStalls() {
        Script.play("""
            0     | clip SPO2 97   |
            10    | stop clip SPO2 |
            14    | stall 3        | %s
            18    | stall 3        | %s
            21.25 |                | raised NO_DATA SpO2 MEDIUM
            """.formatted(TOLD.formatted(3), TOLD_AGAIN.formatted(3)));
    }

    @Test
    void deviceThatIsHeardAfterAStall_wasNotSilent() {
        Script.play("""
            0     | clip SPO2 97 |
            20.75 | stall 20     | %s
            30    |              |
            """.formatted(TOLD.formatted(20)));
    }

    @Test
    void zeroingThroughStalls_hasNoMorePatience() {
        Script.play("""
            0     | clip SPO2 97, capno ETCO2 38  |
            10    | gap capno ETCO2 ZEROING       |
            40    | stall 5                       | %s
            60    | stall 5                       | %s
            80.25 |                               | raised NO_DATA EtCO2 MEDIUM
            """.formatted(TOLD.formatted(5), TOLD_AGAIN.formatted(5)));
    }

    @Test
    void stalls_areNoPauseOfBreath_butTheWaitGoesOn() {
        Script.play("""
            0     | clip SPO2 97, event capno BREATH 38, event capno BREATH 38, event capno BREATH 38 |
            10    | stall 3                       | %s
            14    | stall 3                       | %s
            21    |                               | raised APNEA MEDIUM
            """.formatted(TOLD.formatted(3), TOLD_AGAIN.formatted(3)));
    }
}
