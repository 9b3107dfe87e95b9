package health.vigil.simulator.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.decode.device.Drivers;
import health.vigil.simulator.child.Child;
import health.vigil.simulator.device.cuff.Cuff;
import health.vigil.simulator.device.cuff.Cuffs;
import health.vigil.simulator.device.cuff.Inflation;
import health.vigil.vital.CuffOrder;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.DeviceEvent.Kind;
import health.vigil.vital.Reading.Gap.Reason;
import health.vigil.vital.Vital;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every simulated cuff, told and read by the real driver.
class CuffsTest {
    private static final long MINUTES = 180_000_000_000L;

    private final Child child = Rig.four();
    private final Arm arm = new Arm();

    static List<String> all() {
        return Cuffs.PROTOCOLS;
    }

    private Rig rig(String protocol) {
        var rig = new Rig(child, Cuffs.speaking(protocol, child, arm));
        rig.run(3);
        return rig;
    }

    @Test
    void everyCuffDriver_hasASimulator() {
        var others = Drivers.NAMES.stream()
                .filter(name -> Drivers.sheet(name).gives().values().getFirst() == Vital.NIBP_SYSTOLIC)
                .filter(name -> !all().contains(name))
                .toList();
        assertEquals(List.of(), others);
    }

    @ParameterizedTest
    @MethodSource("all")
    void withoutOrder_neverInflates(String protocol) {
        var rig = rig(protocol);
        rig.run(60);
        assertEquals(0, arm.cuffMmHg());
        assertTrue(rig.driver.counts().frames() > 40, "polls are answered");
    }

    @ParameterizedTest
    @MethodSource("all")
    void order_givesTheChildsPressure(String protocol) {
        var rig = rig(protocol);
        assertTrue(rig.driver.order(CuffOrder.START_PEDIATRIC));
        rig.run(60);
        assertEquals(1, rig.events(Kind.CUFF_STARTED).size());
        assertEquals(1, rig.events(Kind.CUFF_DONE).size());
        assertEquals(child.systolicMmHg(), rig.value(Vital.NIBP_SYSTOLIC), 2);
        assertEquals(child.diastolicMmHg(), rig.value(Vital.NIBP_DIASTOLIC), 2);
        assertEquals(child.meanMmHg(), rig.value(Vital.NIBP_MEAN), 2);
        assertEquals(0, arm.cuffMmHg(), "deflated");
    }

    @ParameterizedTest
    @MethodSource("all")
    void abort_deflatesAtOnce(String protocol) {
        var rig = rig(protocol);
        rig.driver.order(CuffOrder.START_PEDIATRIC);
        rig.run(5);
        assertTrue(arm.cuffMmHg() > 60);
        rig.driver.order(CuffOrder.ABORT);
        rig.run(4);
        assertEquals(0, arm.cuffMmHg());
        assertEquals(1, rig.events(Kind.CUFF_FAILED).size());
    }

    @ParameterizedTest
    @CsvSource({
        "suntech, SENSOR_OFF, 87",
        "suntech, MOTION, 2",
        "suntech, BLOCKED, 85",
        "dinamap, SENSOR_OFF, 52",
        "dinamap, MOTION, 51",
        "dinamap, BLOCKED, 52"
    })
    void fault_failsEveryDeterminationWithTheDevicesCode_andThenNoneAnyMore(String protocol, Fault fault, int code) {
        var rig = rig(protocol);
        rig.wire.disturb(fault, rig.now() + MINUTES);
        for (int i = 1; i <= 2; i++) {
            rig.driver.order(CuffOrder.START_PEDIATRIC);
            rig.run(60);
            assertEquals(i, failures(rig).size());
        }
        assertEquals(code, failures(rig).getLast().value());
        rig.run(90);
        rig.driver.order(CuffOrder.START_PEDIATRIC);
        rig.run(60);
        assertEquals(1, rig.events(Kind.CUFF_DONE).size());
    }

    @ParameterizedTest
    @MethodSource("all")
    void stuck_findsThePressuresOfBefore(String protocol) {
        var rig = rig(protocol);
        rig.driver.order(CuffOrder.START_PEDIATRIC);
        rig.run(60);
        var before = rig.value(Vital.NIBP_SYSTOLIC);
        rig.wire.disturb(Fault.STUCK, rig.now() + MINUTES);
        child.hurt(1, 100);
        rig.run(20);
        rig.driver.order(CuffOrder.START_PEDIATRIC);
        rig.run(60);
        assertEquals(2, rig.events(Kind.CUFF_DONE).size());
        assertTrue(child.systolicMmHg() > before + 5);
        assertEquals(before, rig.value(Vital.NIBP_SYSTOLIC));
    }

    @ParameterizedTest
    @MethodSource("all")
    void failNext_isOnce(String protocol) {
        var cuff = Cuffs.speaking(protocol, child, arm);
        var rig = new Rig(child, cuff);
        rig.run(3);
        failing(cuff, rig);
        rig.driver.order(CuffOrder.START_PEDIATRIC);
        rig.run(60);
        assertEquals(1, rig.events(Kind.CUFF_DONE).size());
    }

    private static void failing(Cuff cuff, Rig rig) {
        cuff.failNext(Inflation.ERRATIC);
        rig.driver.order(CuffOrder.START_PEDIATRIC);
        rig.run(60);
        assertEquals(1, failures(rig).size());
    }

    /// Those that say another may succeed, too.
    private static List<Reading.DeviceEvent> failures(Rig rig) {
        return Stream.of(Kind.CUFF_FAILED, Kind.CUFF_DISTURBED)
                .flatMap(kind -> rig.events(kind).stream())
                .toList();
    }

    @Test
    void dinamap_tellsSaturationPulseAndTemperatureToo() {
        var rig = rig("dinamap");
        rig.run(20);
        assertEquals(child.fingerSpo2(), rig.value(Vital.SPO2), 1);
        assertEquals(child.pulsePerMin(), rig.value(Vital.PULSE_RATE), 8);
        assertEquals(child.celsius(), rig.value(Vital.TEMPERATURE), 0.1);
        rig.wire.disturb(Fault.SENSOR_OFF, rig.now() + MINUTES);
        rig.run(5);
        assertEquals(Reason.SENSOR_OFF, rig.gap(Vital.SPO2));
    }
}
