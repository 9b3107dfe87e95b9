package health.vigil.simulator.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.decode.oximeter.nonin.NoninFrames.Format;
import health.vigil.simulator.child.Chance;
import health.vigil.simulator.child.Child;
import health.vigil.vital.Vital;
import org.junit.jupiter.api.Test;

class WireTest {
    private static final long SECOND = 1_000_000_000L;
    private final Child child = Rig.four();
    private final Rig rig = new Rig(child, new NoninClip(child, new Arm(), Format.DF7, new Chance(3)));

    @Test
    void pulledOrSilent_nothingComes_thenItDoesAgain() {
        for (var fault : new Fault[] {Fault.PULLED, Fault.SILENT}) {
            rig.run(10);
            rig.wire.disturb(fault, rig.now() + 3 * SECOND);
            assertEquals(fault != Fault.PULLED, rig.wire.plugged());
            var before = rig.driver.counts().bytes();
            rig.run(2.9);
            assertEquals(before, rig.driver.counts().bytes());
            rig.run(2);
            assertTrue(rig.driver.counts().bytes() > before);
            assertTrue(rig.wire.plugged());
        }
    }

    @Test
    void bitFlips_areRefusedByTheDriver_andValuesStayTrue() {
        rig.run(10);
        rig.wire.disturb(Fault.BIT_FLIPS, rig.now() + 30 * SECOND);
        rig.run(30);
        assertTrue(rig.driver.counts().badChecksums() + rig.driver.counts().skippedBytes() > 0);
        rig.run(5);
        assertEquals(child.fingerSpo2(), rig.value(Vital.SPO2), 2);
    }

    @Test
    void garbage_isSkippedAndCounted() {
        rig.run(10);
        rig.wire.disturb(Fault.GARBAGE, rig.now() + 30 * SECOND);
        rig.run(30);
        assertTrue(rig.driver.counts().skippedBytes() > 0);
        rig.run(5);
        assertEquals(child.fingerSpo2(), rig.value(Vital.SPO2), 2);
    }

    @Test
    void doubled_saysEverythingTwice() {
        var said = new Wire(new Parrot(), new Chance(1));
        said.disturb(Fault.DOUBLED, SECOND);
        said.step(1);
        assertArrayEquals(new byte[] {1, 2, 1, 2}, said.take());
        assertEquals(0, said.take().length);
        said.step(2 * SECOND);
        assertArrayEquals(new byte[] {1, 2}, said.take());
    }

    @Test
    void nobodyTakes_memoryStaysBounded() {
        var wire = new Wire(new Parrot(), new Chance(1));
        for (int i = 0; i < 200_000; i++) wire.step(i);
        assertTrue(wire.take().length <= 1 << 16);
        assertFalse(wire.take().length > 0);
    }

    /// Says the same at every step.
    private static final class Parrot implements Device {
        @Override
        public String name() {
            return "parrot";
        }

        @Override
        public String protocol() {
            return "none";
        }

        @Override
        public void step(long now, java.util.function.Consumer<byte[]> says) {
            says.accept(new byte[] {1, 2});
        }

        @Override
        public void hear(byte[] bytes, int length, long now) {}
    }
}
