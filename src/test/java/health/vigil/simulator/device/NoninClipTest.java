package health.vigil.simulator.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.decode.oximeter.nonin.NoninFrames;
import health.vigil.decode.oximeter.nonin.NoninFrames.Format;
import health.vigil.simulator.child.Airway;
import health.vigil.simulator.child.Chance;
import health.vigil.simulator.child.Child;
import health.vigil.vital.Quality;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.Gap.Reason;
import health.vigil.vital.Vital;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoninClipTest {
    private final Child child = Rig.four();
    private final Arm arm = new Arm();
    private final NoninClip clip = new NoninClip(child, arm, Format.DF7, new Chance(3));

    @ParameterizedTest
    @EnumSource(Format.class)
    void everyFormat_decodesToTheChildsValues(Format format) {
        var rig = new Rig(child, new NoninClip(child, arm, format, new Chance(3)));
        rig.run(20);
        assertEquals(child.fingerSpo2(), rig.value(Vital.SPO2), 1);
        assertEquals(child.pulsePerMin(), rig.value(Vital.PULSE_RATE), 6);
        assertEquals(0, rig.driver.counts().badChecksums());
    }

    @Test
    void pleth_comesAt75HzWithAPulseInIt() {
        var rig = new Rig(child, clip);
        rig.run(10);
        rig.forget();
        rig.run(10);
        int samples = 0;
        int highest = 0;
        int lowest = Integer.MAX_VALUE;
        for (var reading : rig.readings)
            if (reading instanceof Reading.Waveform wave)
                for (var sample : wave.samples()) {
                    samples++;
                    highest = Math.max(highest, sample);
                    lowest = Math.min(lowest, sample);
                }
        assertEquals(750, samples, 10);
        assertTrue(highest > 2 * lowest + 1000, lowest + " to " + highest);
    }

    @Test
    void desaturation_isSeenAtTheFinger() {
        var rig = new Rig(child, clip);
        rig.run(20);
        child.holdBreath(100);
        child.airway(Airway.OBSTRUCTED);
        rig.run(40);
        assertTrue(rig.value(Vital.SPO2) < 85, "SpO2 " + rig.value(Vital.SPO2));
        assertEquals(child.fingerSpo2(), rig.value(Vital.SPO2), 4);
    }

    @Test
    void probeOff_givesSensorOffWithinASecond_andNumbersSoonAfterItsReturn() {
        var rig = new Rig(child, clip);
        rig.run(20);
        clip.probe(Oximeter.Probe.OFF);
        rig.run(1);
        assertEquals(Reason.SENSOR_OFF, rig.gap(Vital.SPO2));
        assertEquals(Reason.SENSOR_OFF, rig.gap(Vital.PULSE_RATE));
        clip.probe(Oximeter.Probe.ON);
        rig.run(8);
        assertEquals(child.fingerSpo2(), rig.value(Vital.SPO2), 1);
    }

    @Test
    void sensorUnplugged_isSaid() {
        var rig = new Rig(child, clip);
        rig.run(10);
        clip.probe(Oximeter.Probe.UNPLUGGED);
        rig.run(1);
        assertEquals(Reason.SENSOR_DISCONNECTED, rig.gap(Vital.SPO2));
    }

    @Test
    void cuffOnTheSameArm_takesThePulse_onTheOtherNot() {
        var rig = new Rig(child, clip);
        rig.run(20);
        arm.cuffMmHg(180);
        rig.run(6);
        assertTrue(rig.latest(Vital.SPO2) instanceof Reading.Gap);
        arm.clipHere(false);
        rig.run(6);
        assertTrue(rig.latest(Vital.SPO2) instanceof Reading.Measured);
    }

    /// The false low: a weak pulse under a half-inflated cuff reads low although the child is well.
    @Test
    void halfInflatedCuff_readsLowWithPoorQuality() {
        var rig = new Rig(child, clip);
        rig.run(20);
        arm.cuffMmHg(child.systolicMmHg() - 14);
        rig.run(6);
        assertTrue(rig.value(Vital.SPO2) < child.fingerSpo2() - 3);
        assertEquals(Quality.LOW_PERFUSION, ((Reading.Measured) rig.latest(Vital.SPO2)).quality());
    }

    @Test
    void lowBattery_isSaid() {
        var rig = new Rig(child, clip);
        rig.run(3);
        clip.lowBattery(true);
        rig.run(3);
        assertFalse(rig.events(Reading.DeviceEvent.Kind.LOW_BATTERY).isEmpty());
    }

    @Test
    void formatCommand_changesTheFormat() {
        var command = NoninFrames.setFormat(Format.DF2);
        clip.hear(command, command.length, 0);
        assertEquals("nonin-df2", clip.protocol());
    }
}
