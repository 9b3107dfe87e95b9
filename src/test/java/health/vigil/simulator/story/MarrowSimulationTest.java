package health.vigil.simulator.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The story marrow, through the real drivers, without threads.
class MarrowSimulationTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4711})
    void everySeed_tellsTheStoryInOrder(long seed) throws Exception {
        var told = Telling.of("marrow", seed);
        var slow = told.firstRespirationBelow(17);
        var pause = told.firstNoBreath(15);
        var low = told.firstSpo2Below(90, 200);
        var severe = told.firstSpo2Below(85, 200);
        assertTrue(100 < slow && slow < pause, "slow at " + slow + ", pause at " + pause);
        assertTrue(pause > 285 && pause < 310, "no breath at " + pause);
        assertTrue(told.firstNoBreath(20) > pause);
        assertTrue(low > 340 && low < severe && severe < 375, "low at " + low + ", severe at " + severe);
        assertTrue(told.lowestSpo2() > 55 && told.lowestSpo2() < 82, "lowest " + told.lowestSpo2());
        assertTrue(told.firstSpo2Above(95, severe) < 400, "recovers");
        assertEquals(4, told.cuffOrders());
        assertEquals(4, told.cuffResults());
        assertTrue(told.sensorOffSeconds() > 25 && told.sensorOffSeconds() < 40);
        assertTrue(told.pulseJumpAtAspiration() > 15);
        assertEquals(0, told.badChecksums());
        assertTrue(told.endsWell());
    }

    /// Before sedation a cuff on the clip's arm takes the pulse, and nothing is wrong with the child.
    @Test
    void cuffOnTheClipsArm_makesAGapWhileTheChildIsWell() throws Exception {
        var told = Telling.of("marrow", 1);
        assertTrue(told.gapBetween(15, 40));
        assertFalse(told.gapBetween(45, 125));
        assertTrue(told.firstSpo2Below(90, 0) > 300);
    }

    @Test
    void sameSeed_sameBytes_otherSeed_others() throws Exception {
        var one = Telling.of("marrow", 7).bytesHash();
        assertEquals(one, Telling.of("marrow", 7).bytesHash());
        assertNotEquals(one, Telling.of("marrow", 8).bytesHash());
    }
}
