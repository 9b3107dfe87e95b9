package health.vigil.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.decode.Wire;
import health.vigil.decode.device.Drivers;
import health.vigil.decode.device.Samples;
import health.vigil.decode.device.Weight;
import health.vigil.vital.Reading;
import java.util.List;

/// One input against one serial driver. Whatever the bytes: nothing is thrown, no reading is one that no child has,
/// the pieces they come in change nothing, readings and answers stay in proportion to the bytes, nothing is kept, and
/// the good frames behind them decode as ever. Waves are compared where pieces are, not behind noise.
final class DriverTrial implements Trial {
    /// Objects and array elements that a driver may hold: six for each byte of Ivy's window, the longest, where all
    /// stands twice: the byte, the place of its moment, its moment.
    private static final long MOST_WEIGHT = 6_000;
    /// So often is a line heard whose driver is weighed.
    private static final int LAPS = 8;
    /// Of one read: a number, a gap or an event for each byte, and some for what time alone brings.
    private static final int READINGS_PER_BYTE = 2;

    private static final int READINGS_PER_READ = 32;
    /// What a driver says at once: requests of a session are the longest.
    private static final int MOST_SAID = 1_024;
    /// After noise at most this many bytes, the longest frame of any format, are lost to what looked like its
    /// beginning.
    private static final int LONGEST_FRAME = 2_048;

    private static final int PACE_MILLIS = 100;

    private final String protocol;
    private final byte[] good;
    private final List<String> settled;

    DriverTrial(String protocol) {
        this.protocol = protocol;
        this.good = Samples.GOOD.get(protocol);
        this.settled = settled(wire());
    }

    private Wire wire() {
        return new Wire(Drivers.named(protocol, true));
    }

    @Override
    public byte[] seed() {
        return Script.seed(good.length, good);
    }

    @Override
    public void run(byte[] input) throws Exception {
        var script = Script.of(input);
        var wire = wire();
        assertEquals(play(script, wire(), 1), play(script, wire, script.pieceBytes()), "other pieces, other readings");
        if (script.repeated()) {
            for (int lap = 1; lap < LAPS; lap++) play(script, wire, script.pieceBytes());
            assertTrue(Weight.of(wire.driver) < MOST_WEIGHT, "holds " + Weight.of(wire.driver));
        }
        recovers(wire, "good frames behind it");
    }

    /// @param grain bytes of a receive: one read may be handed over in several, at the same moment
    private static List<Reading> play(Script script, Wire wire, int grain) {
        var line = script.line();
        for (int from = 0, read = 1; from < line.length; from += script.pieceBytes(), read++) {
            var order = script.orderAt(read);
            if (order != null) wire.driver.order(order);
            if (read == script.reopenAt()) wire.driver.opened(wire.now);
            listen(wire, line, from, Math.min(script.pieceBytes(), line.length - from), grain);
            wire.after(script.stepMillis());
        }
        wire.readings.forEach(DriverTrial::check);
        return wire.take();
    }

    private static void listen(Wire wire, byte[] line, int from, int count, int grain) {
        var before = wire.readings.size();
        for (int at = from; at < from + count; at += grain)
            wire.driver.receive(line, at, Math.min(grain, from + count - at), wire.now, wire::note);
        var heard = wire.readings.size() - before;
        assertTrue(heard <= READINGS_PER_READ + READINGS_PER_BYTE * count, heard + " readings of " + count + " bytes");
        var said = wire.driver.due(wire.now).length;
        assertTrue(said <= MOST_SAID, "says " + said + " bytes");
    }

    private static void check(Reading reading) {
        if (reading instanceof Reading.Measured m)
            assertTrue(m.vital().plausible(m.value()), m.vital() + " " + m.value() + " is of no child");
    }

    /// What the good frames give once the driver is in the middle of them.
    private List<String> settled(Wire wire) {
        hear(wire);
        hear(wire);
        return hear(wire);
    }

    /// The good frames are heard again, after as many bytes as may be lost to what looked like a long frame's
    /// beginning.
    private void recovers(Wire wire, String when) {
        var heard = hear(wire);
        for (int sent = 0; sent < LONGEST_FRAME + good.length && !heard.equals(settled); sent += good.length)
            heard = hear(wire);
        assertEquals(settled, heard, when);
    }

    private List<String> hear(Wire wire) {
        wire.after(PACE_MILLIS).receive(good);
        wire.driver.due(wire.now);
        return wire.heard();
    }
}
