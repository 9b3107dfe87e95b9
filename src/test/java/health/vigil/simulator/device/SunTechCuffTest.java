package health.vigil.simulator.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.simulator.child.Child;
import health.vigil.simulator.device.cuff.Inflation;
import health.vigil.simulator.device.cuff.SunTechCuff;
import health.vigil.vital.CuffOrder;
import health.vigil.vital.Reading.DeviceEvent.Kind;
import health.vigil.vital.Vital;
import org.junit.jupiter.api.Test;

class SunTechCuffTest {
    private final Child child = Rig.four();
    private final Arm arm = new Arm();
    private final SunTechCuff cuff = new SunTechCuff(child, arm);
    private final Rig rig = new Rig(child, cuff);

    @Test
    void withoutOrder_neverInflates() {
        rig.run(60);
        assertEquals(0, arm.cuffMmHg());
        assertTrue(rig.driver.counts().frames() > 40, "polls are answered");
    }

    @Test
    void order_givesTheChildsPressureInHalfAMinute() {
        rig.driver.order(CuffOrder.START_PEDIATRIC);
        double highest = 0;
        while (rig.events(Kind.CUFF_DONE).isEmpty() && rig.seconds() < 100) {
            rig.step();
            highest = Math.max(highest, arm.cuffMmHg());
        }
        assertTrue(rig.seconds() > 20 && rig.seconds() < 40, "took " + rig.seconds() + " s");
        assertEquals(120, highest, 5);
        assertEquals(child.systolicMmHg(), rig.value(Vital.NIBP_SYSTOLIC), 2);
        assertEquals(child.diastolicMmHg(), rig.value(Vital.NIBP_DIASTOLIC), 2);
        assertEquals(child.meanMmHg(), rig.value(Vital.NIBP_MEAN), 2);
        rig.run(3);
        assertEquals(0, arm.cuffMmHg(), "deflated");
        assertEquals(rig.value(Vital.NIBP_SYSTOLIC), arm.latest().systolic());
    }

    @Test
    void abort_deflatesAtOnce() {
        rig.driver.order(CuffOrder.START_PEDIATRIC);
        rig.run(4);
        assertTrue(arm.cuffMmHg() > 60);
        rig.driver.order(CuffOrder.ABORT);
        rig.run(3);
        assertEquals(0, arm.cuffMmHg());
        assertEquals(1, rig.events(Kind.CUFF_FAILED).size());
    }

    @Test
    void looseCuff_failsWithTheModulesCode_andTheNextOneWorks() {
        cuff.failNext(Inflation.LEAK);
        rig.driver.order(CuffOrder.START_PEDIATRIC);
        rig.run(60);
        assertEquals(Inflation.LEAK, rig.events(Kind.CUFF_FAILED).getFirst().value());
        rig.driver.order(CuffOrder.START_PEDIATRIC);
        rig.run(60);
        assertEquals(1, rig.events(Kind.CUFF_DONE).size());
    }

    @Test
    void adultAndNewborn_haveTheirOwnFirstPressure() {
        rig.driver.order(CuffOrder.START_ADULT);
        rig.run(6);
        assertTrue(arm.cuffMmHg() > 135);
    }
}
