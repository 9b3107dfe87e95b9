package health.vigil.source.survey;

import health.vigil.decode.Line;
import health.vigil.simulator.child.Chance;
import health.vigil.simulator.device.Wire;
import health.vigil.simulator.device.monitor.Pcd01Writer;
import health.vigil.simulator.story.Bedside;
import health.vigil.simulator.story.StoryReader;
import health.vigil.source.port.Port;
import health.vigil.vital.Moment;
import java.io.ByteArrayOutputStream;

/// A simulated device on a line that minds its settings: at others than the device's both sides hear noise. Its time is
/// the test's own, a tenth of a second for each read.
final class BedsideLine {
    private static final int READ_MILLIS = 100;

    private final Bedside bedside;
    private final Wire wire;
    private final Line right;
    private final Chance chance;
    final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private Moment now = new Moment(1, 0, 0);

    BedsideLine(String device, Line right, long seed) throws Exception {
        bedside = new Bedside(
                StoryReader.find("marrow").body(), seed, new Pcd01Writer("S", "SIM", "1", "b", "0000000000000001", 0));
        wire = bedside.wire(device).orElseThrow();
        this.right = right;
        chance = new Chance(seed);
    }

    Moment now() {
        return now;
    }

    Port open(Line line) {
        return new Opened(line.equals(right));
    }

    /// As many bytes, none of them right.
    byte[] noise(byte[] said) {
        var noise = new byte[said.length];
        for (int i = 0; i < noise.length; i++) noise[i] = (byte) chance.bits();
        return noise;
    }

    private final class Opened implements Port {
        private final boolean clear;

        private Opened(boolean clear) {
            this.clear = clear;
        }

        @Override
        public int read(byte[] into) {
            var until = bedside.now() + READ_MILLIS * Moment.NANOS_PER_MILLI;
            while (bedside.now() < until) bedside.step();
            now = now.plusNanos(READ_MILLIS * Moment.NANOS_PER_MILLI);
            var said = clear ? wire.take() : noise(wire.take());
            System.arraycopy(said, 0, into, 0, said.length);
            return said.length;
        }

        @Override
        public void write(byte[] bytes) {
            written.writeBytes(bytes);
            var heard = clear ? bytes : noise(bytes);
            wire.hear(heard, heard.length, bedside.now());
        }

        @Override
        public void verify() {}

        @Override
        public String device() {
            return "simulated";
        }

        @Override
        public void close() {}
    }
}
