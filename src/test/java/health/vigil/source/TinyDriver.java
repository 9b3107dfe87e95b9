package health.vigil.source;

import health.vigil.decode.Driver;
import health.vigil.decode.FrameCounts;
import health.vigil.decode.Line;
import health.vigil.vital.CuffOrder;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The smallest wire format there can be, so that what is tested is the port and not a device: a frame is A5, a
/// saturation, and both added. Whatever is written to the device was asked for by the test.
final class TinyDriver implements Driver {
    /// A frame with this saturation makes the driver throw, as a programmer's error would.
    static final int POISON = 13;

    final List<Moment> openings = new ArrayList<>();
    private final List<CuffOrder> orders = new ArrayList<>();
    private final List<Byte> pending = new ArrayList<>();
    private boolean takesOrders = true;
    private byte[] toSay = {};
    private long frames;
    private long bad;
    private long skipped;
    private long bytes;

    static byte[] frame(int saturation) {
        return new byte[] {(byte) 0xA5, (byte) saturation, (byte) (0xA5 + saturation)};
    }

    TinyDriver refusingOrders() {
        takesOrders = false;
        return this;
    }

    TinyDriver saying(byte... what) {
        toSay = what;
        return this;
    }

    @Override
    public String name() {
        return "tiny";
    }

    @Override
    public Line line() {
        return Line.of(9_600);
    }

    @Override
    public void receive(byte[] from, int offset, int length, Moment at, Consumer<Reading> readings) {
        bytes += length;
        for (int i = offset; i < offset + length; i++) pending.add(from[i]);
        while (pending.size() >= 3) next(at, readings);
    }

    private void next(Moment at, Consumer<Reading> readings) {
        var starts = pending.get(0) == (byte) 0xA5;
        var fits = pending.get(2) == (byte) (pending.get(0) + pending.get(1));
        if (!starts || !fits) {
            if (starts) bad++;
            skipped++;
            pending.removeFirst();
            return;
        }
        var saturation = pending.get(1);
        pending.subList(0, 3).clear();
        frames++;
        if (saturation == POISON) throw new IllegalStateException("poison");
        readings.accept(
                saturation == 127
                        ? new Reading.Gap(at, Vital.SPO2, Reading.Gap.Reason.SENSOR_OFF)
                        : Reading.Measured.of(at, Vital.SPO2, saturation));
    }

    /// Orders go out as their ordinal, before what the test wants said.
    @Override
    public byte[] due(Moment now) {
        var out = new ByteArrayOutputStream();
        orders.forEach(order -> out.write(0xC0 + order.ordinal()));
        orders.clear();
        out.writeBytes(toSay);
        toSay = new byte[0];
        return out.toByteArray();
    }

    @Override
    public void opened(Moment now) {
        openings.add(now);
        pending.clear();
    }

    @Override
    public long silenceMillis() {
        return 1_000;
    }

    @Override
    public boolean takesOrders() {
        return takesOrders;
    }

    @Override
    public boolean order(CuffOrder order) {
        return takesOrders && orders.add(order);
    }

    @Override
    public FrameCounts counts() {
        return new FrameCounts(bytes, frames, bad, skipped, 0, 0, 0);
    }
}
