package health.vigil.simulator.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.decode.device.Drivers;
import health.vigil.signal.CapnogramReadings;
import health.vigil.simulator.child.Chance;
import health.vigil.simulator.child.Child;
import health.vigil.simulator.device.monitor.Monitors;
import health.vigil.simulator.device.monitor.Pcd01Writer;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.Gap.Reason;
import health.vigil.vital.Vital;
import health.vigil.vital.Wave;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every simulated monitor with a serial port, read by the real driver.
class MonitorsTest {
    private static final long MINUTE = 60_000_000_000L;

    private final Child child = Rig.four();
    private final Arm arm = new Arm();

    static Stream<String> serial() {
        return Monitors.PROTOCOLS.stream().filter(Drivers.NAMES::contains);
    }

    private Rig rig(String protocol) {
        var writer = new Pcd01Writer("S", "SIM", "1", "b", "0000000000000001", 0);
        return new Rig(child, Monitors.speaking(protocol, writer, child, arm, new Chance(3)));
    }

    @Test
    void everyMonitorDriver_hasASimulator() {
        var others = Drivers.NAMES.stream()
                .filter(name -> Drivers.sheet(name).gives().values().getFirst() == Vital.HEART_RATE)
                .filter(name -> !Monitors.PROTOCOLS.contains(name))
                .toList();
        assertEquals(List.of(), others);
    }

    @ParameterizedTest
    @MethodSource("serial")
    void numbers_areTheChilds(String protocol) {
        var rig = rig(protocol);
        assertEquals(protocol, rig.driver.name());
        rig.run(40);
        assertEquals(child.pulsePerMin(), rig.value(Vital.HEART_RATE), 4);
        assertEquals(child.fingerSpo2(), rig.value(Vital.SPO2), 1);
        assertEquals(child.pulsePerMin(), rig.value(Vital.PULSE_RATE), 8);
        assertEquals(child.endTidalCo2(), rig.value(Vital.ETCO2), 3);
        assertEquals(child.effortsPerMin(), rig.value(Vital.RESPIRATION_RATE), 5);
        assertEquals(child.celsius(), rig.value(Vital.TEMPERATURE), 0.1);
        assertEquals(0, rig.driver.counts().badChecksums() + rig.driver.counts().skippedBytes());
    }

    @ParameterizedTest
    @MethodSource("serial")
    void determinationOfAnyCuffOnTheArm_isTold(String protocol) {
        var rig = rig(protocol);
        arm.measured(new Arm.Pressure(0, 101, 60, 75, 110));
        rig.run(10);
        arm.measured(new Arm.Pressure(rig.now(), 97, 58, 74, 101));
        rig.run(10);
        assertEquals(97, rig.value(Vital.NIBP_SYSTOLIC));
        assertEquals(58, rig.value(Vital.NIBP_DIASTOLIC));
        assertEquals(74, rig.value(Vital.NIBP_MEAN));
    }

    @ParameterizedTest
    @CsvSource({
        "ivy-450c, SENSOR_OFF, SENSOR_OFF",
        "ivy-450c, SENSOR_UNPLUGGED, SENSOR_DISCONNECTED",
        "philips-intellivue, SENSOR_OFF, NOT_AVAILABLE"
    })
    void fingerOut_isAGap_andTheHeartStillBeats(String protocol, Fault fault, Reason reason) {
        var rig = rig(protocol);
        rig.run(20);
        rig.wire.disturb(fault, rig.now() + MINUTE);
        rig.run(5);
        assertEquals(reason, rig.gap(Vital.SPO2));
        assertEquals(child.pulsePerMin(), rig.value(Vital.HEART_RATE), 4);
    }

    @ParameterizedTest
    @MethodSource("serial")
    void stuck_keepsItsNumbers(String protocol) {
        var rig = rig(protocol);
        rig.run(20);
        var before = rig.value(Vital.HEART_RATE);
        rig.wire.disturb(Fault.STUCK, rig.now() + MINUTE);
        child.hurt(1, 60);
        rig.forget();
        rig.run(30);
        assertTrue(child.pulsePerMin() > before + 5);
        assertEquals(before, rig.value(Vital.HEART_RATE), 1);
    }

    /// Two minutes are longer than one extended poll: it is asked for anew before it ends.
    @Test
    void intellivue_tellsItsNumbersEverySecond() {
        var rig = rig("philips-intellivue");
        rig.run(10);
        rig.forget();
        rig.run(120);
        var told = rig.readings.stream()
                .filter(r -> r instanceof Reading.Measured m && m.vital() == Vital.SPO2)
                .count();
        assertTrue(told >= 118, "told " + told + " times");
    }

    @Test
    void intellivueWhoseHostIsSilent_endsTheAssociation() {
        var rig = rig("philips-intellivue");
        rig.run(10);
        var said = new int[1];
        for (long t = rig.now(); t < rig.now() + MINUTE; t += Child.STEP_NANOS)
            rig.wire.device().step(t, bytes -> said[0]++);
        said[0] = 0;
        rig.wire.device().step(rig.now() + MINUTE, bytes -> said[0]++);
        assertEquals(0, said[0]);
    }

    private long samples(Rig rig, Wave wave) {
        return rig.readings.stream()
                .filter(r -> r instanceof Reading.Waveform w && w.wave() == wave)
                .mapToInt(r -> ((Reading.Waveform) r).samples().length)
                .sum();
    }

    /// Of twenty seconds; where a monitor first has to say how its samples are to be read, some are passed over.
    @ParameterizedTest
    @CsvSource({
        "ivy-450c, PLETH, 50",
        "ivy-450c, RESP, 50",
        "ivy-450c, ECG, 200",
        "philips-intellivue, PLETH, 125",
        "philips-intellivue, CO2, 62.5",
        "philips-intellivue, RESP, 62.5",
        "philips-intellivue, ECG, 500",
        "philips-intellivue-19200, PLETH, 125",
        "philips-intellivue-19200, CO2, 62.5",
        "philips-intellivue-19200, RESP, 62.5",
        "philips-intellivue-19200, ECG, 0"
    })
    void waves_comeWhole(String protocol, Wave wave, double hertz) {
        var rig = rig(protocol);
        rig.run(20);
        assertEquals(hertz * 18.5, samples(rig, wave), hertz * 1.5);
        assertEquals(0, rig.driver.counts().lost());
    }

    /// From the wave alone, as from that of any capnograph.
    @Test
    void intellivuesGas_isThatOfTheChild() {
        var rig = rig("philips-intellivue");
        rig.run(60);
        var capnogram = new CapnogramReadings(true);
        var ends = rig.readings.stream()
                .filter(Reading.Waveform.class::isInstance)
                .flatMap(r -> capnogram.accept((Reading.Waveform) r).stream())
                .filter(r -> r instanceof Reading.DeviceEvent e && e.kind() == Reading.DeviceEvent.Kind.BREATH)
                .mapToDouble(r -> ((Reading.DeviceEvent) r).value())
                .toArray();
        assertEquals(child.effortsPerMin(), ends.length, 5);
        assertEquals(child.endTidalCo2(), ends[ends.length - 1], 4);
    }

    @Test
    void intellivuesOwnAlarms_comeAndGo() {
        var rig = rig("philips-intellivue");
        rig.run(20);
        rig.wire.disturb(Fault.SENSOR_OFF, rig.now() + 10_000_000_000L);
        rig.run(40);
        assertEquals(
                List.of("SpO2 SENSOR OFF", ""),
                rig.events(Reading.DeviceEvent.Kind.ALARMS).stream()
                        .map(Reading.DeviceEvent::text)
                        .map(text -> text.replaceAll("  +", " "))
                        .filter(text -> text.isEmpty() || text.startsWith("SpO2 SENSOR"))
                        .distinct()
                        .toList());
        assertEquals("S", rig.driver.patientId());
    }
}
