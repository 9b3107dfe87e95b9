package health.vigil.simulator.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChildTest {
    private static final Body FOUR = new Body(4, 16);

    /// Patel 1994: apnoea after full preoxygenation, until the oximeter shows 90 %. The published standard deviations
    /// are 13, 31 and 80 s; we ask for a tenth of the mean.
    @ParameterizedTest
    @CsvSource({"0.8, 8.5, 96.5", "3.5, 15, 160.4", "14, 50, 382.4"})
    void apnoeaAfterOxygen_reachesNinetyPercentWhenChildrenDo(double years, double kg, double seconds) {
        var child = new Child(new Body(years, kg), 1);
        child.oxygen(1);
        run(child, 240);
        child.holdBreath(1000);
        child.airway(Airway.OBSTRUCTED);
        assertEquals(seconds, untilFingerBelow(child, 90), seconds / 10);
    }

    @Test
    void roomAir_givesSecondsWhereOxygenGivesMinutes() {
        var child = new Child(FOUR, 1);
        run(child, 120);
        child.holdBreath(1000);
        child.airway(Airway.OBSTRUCTED);
        var seconds = untilFingerBelow(child, 90);
        assertTrue(seconds > 15 && seconds < 40, "seconds to 90 %: " + seconds);
    }

    @Test
    void awakeOnRoomAir_isNormalForTheAge() {
        var child = new Child(FOUR, 1);
        run(child, 300);
        assertEquals(98, child.fingerSpo2(), 1);
        assertEquals(98, child.pulsePerMin(), 8);
        assertEquals(24, child.effortsPerMin(), 4);
        assertEquals(97, child.systolicMmHg(), 4);
        assertEquals(38, child.arterialCo2(), 3);
        assertEquals(36, child.endTidalCo2(), 3);
        assertEquals(36.9, child.celsius(), 0.1);
        assertTrue(child.systolicMmHg() > child.meanMmHg() && child.meanMmHg() > child.diastolicMmHg());
    }

    /// Fleming's medians, clinical.md 2.1: quicker the younger.
    @ParameterizedTest
    @CsvSource({"0.75, 8.5, 131, 38", "2.5, 13, 110, 28", "10, 32, 84, 19", "16.5, 60, 73, 16"})
    void pulseAndBreath_followTheAge(double years, double kg, double pulse, double breaths) {
        var child = new Child(new Body(years, kg), 3);
        run(child, 60);
        assertEquals(pulse, child.pulsePerMin(), pulse * 0.08);
        assertEquals(breaths, counted(child, 120) / 2.0, breaths * 0.15);
    }

    @Test
    void propofol_slowsBreathing_thenWearsOff() {
        var child = new Child(FOUR, 1);
        run(child, 30);
        child.give(Drug.PROPOFOL, 3);
        run(child, 180);
        assertTrue(child.sedation() > 0.5);
        var slow = counted(child, 60);
        assertTrue(slow < 18, "breaths in a minute: " + slow);
        run(child, 1200);
        assertTrue(child.sedation() < 0.2);
        assertTrue(counted(child, 60) > 20);
    }

    @Test
    void muchPropofol_stopsBreathing() {
        var child = new Child(FOUR, 1);
        child.give(Drug.PROPOFOL, 8);
        run(child, 120);
        assertEquals(0, counted(child, 30));
        assertEquals(0, child.endTidalCo2());
    }

    @Test
    void ketamine_hardlySlowsBreathingAndRaisesPressure() {
        var child = new Child(FOUR, 1);
        child.give(Drug.KETAMINE, 2);
        run(child, 120);
        assertTrue(counted(child, 60) > 18);
        assertTrue(child.systolicMmHg() > 100);
    }

    @Test
    void obstruction_movesTheChestButNoGas() {
        var child = new Child(FOUR, 1);
        run(child, 30);
        child.airway(Airway.OBSTRUCTED);
        run(child, 5);
        assertTrue(counted(child, 20) > 5);
        assertEquals(0, child.airwayCo2(), 0.1);
    }

    @Test
    void narrowAirway_letsSaturationFallSlowly() {
        var child = new Child(FOUR, 1);
        child.give(Drug.PROPOFOL, 3);
        run(child, 180);
        child.airway(Airway.NARROW);
        run(child, 15);
        var before = child.fingerSpo2();
        run(child, 20);
        assertTrue(child.fingerSpo2() < before - 3, "falls");
        assertTrue(child.fingerSpo2() > before - 30, "slower than in apnoea");
        assertTrue(child.airwayCo2() >= 0 && child.endTidalCo2() > 10, "some gas still comes");
    }

    @Test
    void bag_breathesForAnApnoeicChild() {
        var child = new Child(FOUR, 1);
        child.holdBreath(1000);
        run(child, 30);
        child.oxygen(1);
        child.airway(Airway.BAG_MASK);
        run(child, 60);
        assertTrue(child.fingerSpo2() > 97);
        assertEquals(22, counted(child, 60), 1);
    }

    @Test
    void hypoxia_quickensThenSlowsTheHeart() {
        var child = new Child(FOUR, 1);
        run(child, 30);
        var before = child.pulsePerMin();
        child.holdBreath(1000);
        child.airway(Airway.OBSTRUCTED);
        double fastest = 0;
        for (int i = 0; i < 9000; i++) {
            child.step();
            fastest = Math.max(fastest, child.pulsePerMin());
        }
        assertTrue(fastest > before * 1.08, "fastest " + fastest);
        assertTrue(child.pulsePerMin() < 60, "slow " + child.pulsePerMin());
    }

    @Test
    void pain_spikesPulseAndPressure_thenFades() {
        var child = new Child(FOUR, 1);
        run(child, 60);
        var pulse = child.pulsePerMin();
        child.hurt(0.9, 10);
        run(child, 12);
        assertTrue(child.pulsePerMin() > pulse + 12);
        run(child, 90);
        assertEquals(pulse, child.pulsePerMin(), 5);
    }

    @Test
    void sameSeed_sameChildBitForBit() {
        var one = new Child(FOUR, 5);
        var two = new Child(FOUR, 5);
        for (int i = 0; i < 20_000; i++) {
            if (i == 3000) one.give(Drug.PROPOFOL, 2);
            if (i == 3000) two.give(Drug.PROPOFOL, 2);
            one.step();
            two.step();
            assertEquals(one.pleth(), two.pleth());
            assertEquals(one.airwayCo2(), two.airwayCo2());
        }
    }

    @Test
    void impossibleBody_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Body(-1, 10));
        assertThrows(IllegalArgumentException.class, () -> new Body(4, 0));
        assertThrows(IllegalArgumentException.class, () -> new Body(Double.NaN, 10));
    }

    private static int counted(Child child, double seconds) {
        var before = child.efforts();
        run(child, seconds);
        return child.efforts() - before;
    }

    private static double untilFingerBelow(Child child, double percent) {
        long steps = 0;
        while (child.fingerSpo2() >= percent && steps < 100_000) {
            child.step();
            steps++;
        }
        return steps * Child.STEP_NANOS / 1e9;
    }

    static void run(Child child, double seconds) {
        for (long i = 0; i < seconds * 1e9 / Child.STEP_NANOS; i++) child.step();
    }
}
