package health.vigil.simulator.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.simulator.child.Airway;
import health.vigil.simulator.child.Chance;
import health.vigil.simulator.child.Child;
import health.vigil.simulator.device.Nose.SamplingLine;
import health.vigil.simulator.device.capnograph.Capnostream20;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.DeviceEvent.Kind;
import health.vigil.vital.Reading.Gap.Reason;
import health.vigil.vital.Vital;
import org.junit.jupiter.api.Test;

class Capnostream20Test {
    private final Child child = Rig.four();
    private final Capnostream20 capnograph = new Capnostream20("capnostream", child, new Chance(4));
    private final Rig rig = new Rig(child, capnograph);

    @Test
    void session_bringsWaveAndNumbersOfTheChild() {
        rig.run(30);
        assertEquals(1, rig.events(Kind.IDENTIFIED).size());
        assertEquals(child.endTidalCo2(), rig.value(Vital.ETCO2), 3);
        assertEquals(child.effortsPerMin(), rig.value(Vital.RESPIRATION_RATE), 4);
        assertEquals(0, rig.value(Vital.FICO2), 1);
        assertEquals(0, rig.driver.counts().badChecksums());
    }

    @Test
    void wave_has20SamplesASecond() {
        rig.run(10);
        rig.forget();
        rig.run(10);
        int samples = 0;
        for (var reading : rig.readings) if (reading instanceof Reading.Waveform w) samples += w.samples().length;
        assertEquals(200, samples, 5);
    }

    @Test
    void apnoea_raisesTheDevicesOwnAlarm_whichEndsWithTheNextBreath() {
        rig.run(30);
        child.holdBreath(30);
        rig.run(25);
        assertFalse(rig.events(Kind.NO_BREATH).isEmpty());
        assertEquals(15, rig.events(Kind.NO_BREATH).getFirst().value(), 1);
        assertEquals(0, rig.value(Vital.RESPIRATION_RATE));
        rig.run(20);
        rig.forget();
        rig.run(5);
        assertTrue(rig.events(Kind.NO_BREATH).isEmpty());
        assertTrue(rig.value(Vital.RESPIRATION_RATE) > 5);
    }

    @Test
    void obstruction_isNoBreathAlthoughTheChestMoves() {
        rig.run(30);
        child.airway(Airway.OBSTRUCTED);
        rig.run(22);
        assertFalse(rig.events(Kind.NO_BREATH).isEmpty());
    }

    @Test
    void lineOffOrBlocked_isAGapNotAnApnoea() {
        rig.run(20);
        capnograph.samplingLine(SamplingLine.OFF);
        rig.run(30);
        assertEquals(Reason.SAMPLING_LINE_OFF, rig.gap(Vital.ETCO2));
        assertTrue(rig.events(Kind.NO_BREATH).isEmpty());
        capnograph.samplingLine(SamplingLine.BLOCKED);
        rig.run(5);
        assertEquals(Reason.OCCLUSION, rig.gap(Vital.ETCO2));
        capnograph.samplingLine(SamplingLine.CONNECTED);
        rig.run(15);
        assertEquals(child.endTidalCo2(), rig.value(Vital.ETCO2), 3);
    }

    @Test
    void hostThatFallsSilent_losesTheStream() {
        rig.run(5);
        var said = new int[1];
        for (long t = rig.now(); t < rig.now() + 40_000_000_000L; t += 50_000_000)
            capnograph.step(t, bytes -> said[0]++);
        said[0] = 0;
        capnograph.step(rig.now() + 45_000_000_000L, bytes -> said[0]++);
        assertEquals(0, said[0]);
    }

    @Test
    void replugged_startsAFreshSession() {
        rig.run(10);
        rig.wire.disturb(Fault.PULLED, rig.now() + 5_000_000_000L);
        rig.run(5);
        rig.driver.opened(rig.moment());
        rig.forget();
        rig.run(10);
        assertEquals(child.endTidalCo2(), rig.value(Vital.ETCO2), 3);
    }
}
