package health.vigil.simulator.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.decode.device.Drivers;
import health.vigil.simulator.child.Airway;
import health.vigil.simulator.child.Chance;
import health.vigil.simulator.child.Child;
import health.vigil.simulator.device.Oximeter.Probe;
import health.vigil.vital.Quality;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.Gap.Reason;
import health.vigil.vital.Vital;
import health.vigil.vital.Wave;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every simulated oximeter, read by the real driver: what the child has is what is read.
class OximetersTest {
    private final Child child = Rig.four();
    private final Arm arm = new Arm();

    static List<String> all() {
        return Oximeters.PROTOCOLS;
    }

    /// All but the one that sends single measurements.
    static Stream<String> streaming() {
        return all().stream().filter(protocol -> !protocol.equals("nonin-df13"));
    }

    private Oximeter oximeter(String protocol) {
        return Oximeters.speaking(protocol, child, arm, new Chance(3));
    }

    @ParameterizedTest
    @MethodSource("all")
    void numbers_areTheChilds(String protocol) {
        var oximeter = oximeter(protocol);
        assertEquals(protocol, oximeter.protocol());
        var rig = new Rig(child, oximeter);
        rig.run(25);
        assertEquals(child.fingerSpo2(), rig.value(Vital.SPO2), 1);
        assertEquals(child.pulsePerMin(), rig.value(Vital.PULSE_RATE), 8);
        assertEquals(0, rig.driver.counts().badChecksums());
        // An answer before format 8 is found costs it one frame of four bytes.
        assertEquals(protocol.equals("nonin-df8") ? 5 : 0, rig.driver.counts().skippedBytes());
    }

    @ParameterizedTest
    @MethodSource("streaming")
    void numbers_comeOftenEnoughNotToBeStale(String protocol) {
        var rig = new Rig(child, oximeter(protocol));
        rig.run(20);
        rig.forget();
        double period = rig.driver.silenceMillis() / 2500.0;
        rig.run(20);
        assertTrue(rig.readings.stream()
                        .filter(r -> r instanceof Reading.Measured m && m.vital() == Vital.SPO2)
                        .count()
                >= Math.floor(20 / period) - 1);
    }

    @ParameterizedTest
    @MethodSource("streaming")
    void desaturation_isSeen(String protocol) {
        var rig = new Rig(child, oximeter(protocol));
        rig.run(20);
        child.holdBreath(100);
        child.airway(Airway.OBSTRUCTED);
        rig.run(40);
        assertTrue(rig.value(Vital.SPO2) < 85, "SpO2 " + rig.value(Vital.SPO2));
    }

    /// Some devices hold their digits for 10 s: the driver must not.
    @ParameterizedTest
    @MethodSource("streaming")
    void probeOff_isAGapWithinASilence_andNumbersReturnWithIt(String protocol) {
        var oximeter = oximeter(protocol);
        var rig = new Rig(child, oximeter);
        rig.run(20);
        oximeter.probe(Probe.OFF);
        rig.run(rig.driver.silenceMillis() / 1000.0);
        var expected = protocol.equals("nonin-ascii")
                ? Reason.NOT_AVAILABLE
                : protocol.equals("nonin-df1") ? Reason.SEARCHING : Reason.SENSOR_OFF;
        assertEquals(expected, rig.gap(Vital.SPO2));
        assertEquals(expected, rig.gap(Vital.PULSE_RATE));
        oximeter.probe(Probe.ON);
        rig.run(12);
        assertEquals(child.fingerSpo2(), rig.value(Vital.SPO2), 1);
    }

    @ParameterizedTest
    @MethodSource("streaming")
    void cuffOnTheSameArm_takesThePulse(String protocol) {
        var rig = new Rig(child, oximeter(protocol));
        rig.run(20);
        arm.cuffMmHg(180);
        rig.run(8);
        assertTrue(rig.latest(Vital.SPO2) instanceof Reading.Gap);
    }

    @Test
    void weakPulse_isMarkedByThoseThatSayIt() {
        for (var protocol : List.of("nonin-df1", "nonin-df8", "nonin-df7", "masimo-ascii1")) {
            var oximeter = oximeter(protocol);
            var rig = new Rig(child, oximeter);
            oximeter.perfusion(0.4);
            rig.run(20);
            assertEquals(Quality.LOW_PERFUSION, ((Reading.Measured) rig.latest(Vital.SPO2)).quality(), protocol);
        }
    }

    @Test
    void lowBattery_isToldByThoseThatSayIt() {
        for (var protocol : List.of("nonin-df2", "nonin-df7", "nonin-df8", "masimo-ascii1", "nellcor-ascii")) {
            var oximeter = oximeter(protocol);
            var rig = new Rig(child, oximeter);
            rig.run(5);
            oximeter.lowBattery(true);
            rig.run(5);
            assertFalse(rig.events(Reading.DeviceEvent.Kind.LOW_BATTERY).isEmpty(), protocol);
        }
    }

    @Test
    void spotCheck_tellsOneNumberPerFinger_andNeverTheStoredOne() {
        var oximeter = oximeter("nonin-df13");
        var rig = new Rig(child, oximeter);
        rig.run(60);
        assertEquals(1, rig.events(Reading.DeviceEvent.Kind.NOTICE).size());
        assertEquals(1, measured(rig));
        oximeter.probe(Probe.OFF);
        rig.run(5);
        oximeter.probe(Probe.ON);
        rig.run(30);
        assertEquals(2, measured(rig));
        assertTrue(rig.readings.stream().noneMatch(r -> r instanceof Reading.Measured m && m.value() == 71));
    }

    private static long measured(Rig rig) {
        return rig.readings.stream()
                .filter(r -> r instanceof Reading.Measured m && m.vital() == Vital.SPO2)
                .count();
    }

    @ParameterizedTest
    @MethodSource("streaming")
    void pleth_comesFromThoseThatPromiseIt(String protocol) {
        var rig = new Rig(child, oximeter(protocol));
        rig.run(10);
        var waves = rig.readings.stream().anyMatch(r -> r instanceof Reading.Waveform);
        assertEquals(Drivers.sheet(protocol).gives().waves().contains(Wave.PLETH), waves);
    }

    /// Whatever was wrong with the line: afterwards the child's numbers are back, without opening it anew.
    @ParameterizedTest
    @MethodSource("streaming")
    void everyFault_isOverWithItsCause(String protocol) {
        for (var fault : List.of(Fault.SILENT, Fault.GARBAGE, Fault.BIT_FLIPS, Fault.DOUBLED)) {
            var rig = new Rig(child, oximeter(protocol));
            rig.run(15);
            rig.wire.disturb(fault, rig.now() + 20_000_000_000L);
            rig.run(20);
            rig.forget();
            rig.run(12);
            assertEquals(child.fingerSpo2(), rig.value(Vital.SPO2), 1, fault + " on " + protocol);
            assertEquals(child.pulsePerMin(), rig.value(Vital.PULSE_RATE), 8, fault + " on " + protocol);
        }
    }

    @ParameterizedTest
    @EnumSource(Probe.class)
    void format8_holdsItsDigitsAndTheDriverDoesNot(Probe probe) {
        var oximeter = oximeter("nonin-df8");
        var rig = new Rig(child, oximeter);
        rig.run(20);
        oximeter.probe(probe);
        rig.run(4);
        assertEquals(probe == Probe.ON, rig.latest(Vital.SPO2) instanceof Reading.Measured);
    }
}
