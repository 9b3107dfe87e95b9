package health.vigil.decode.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.decode.Sheet;
import health.vigil.decode.Wire;
import health.vigil.vital.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every driver does, whatever its wire format: chunking changes nothing, garbage costs the frames it hits and
/// no more, nothing throws, nothing grows.
class DriverContractTest {
    private static final int RANDOM_BYTES = 10_000_000;
    private static final int DAMAGED_BYTES = 1_000_000;
    /// Objects and array elements that a driver may hold; the largest holds some hundreds.
    private static final long MOST_WEIGHT = 4_000;
    private static final long SEED = 20_260_101;

    /// @param good frames that decode alone, and again and again
    record Protocol(String name, byte[] good) {
        Wire wire() {
            return new Wire(Drivers.named(name, true));
        }

        Sheet sheet() {
            return Drivers.sheet(name);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Protocol> formats() {
        return Drivers.NAMES.stream().map(name -> new Protocol(name, Samples.GOOD.getOrDefault(name, new byte[0])));
    }

    static Stream<Protocol> checked() {
        return formats().filter(p -> p.sheet().trust().check() != Sheet.Check.SHAPE);
    }

    static Stream<Protocol> unchecked() {
        return formats().filter(p -> p.sheet().trust().check() == Sheet.Check.SHAPE);
    }

    /// What the good frames give when the driver is in the middle of them.
    private static List<String> settled(Protocol format, Wire wire) {
        wire.receive(format.good, format.good);
        wire.take();
        return words(wire.receive(format.good).take());
    }

    private static List<String> words(List<Reading> readings) {
        var words = new ArrayList<>(readings.stream()
                .filter(r -> !(r instanceof Reading.Waveform))
                .map(Wire::words)
                .toList());
        words.add(Wire.samples(readings).size() + " samples");
        return words;
    }

    private static void recovers(Protocol format, String what, byte[] disturbance) {
        var expected = settled(format, format.wire());
        var wire = format.wire().receive(format.good, disturbance);
        var heard = settled(format, wire);
        assertEquals(expected.subList(0, expected.size() - 1), heard.subList(0, heard.size() - 1), what);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void goodFrames_giveReadingsAndNothingIsSkipped(Protocol format) {
        var wire = format.wire().receive(format.good);
        assertTrue(wire.take().size() > 2);
        assertEquals(0, wire.driver.counts().skippedBytes());
        assertEquals(0, wire.driver.counts().badChecksums());
        assertEquals(format.good.length, wire.driver.counts().bytes());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everyChunkSize_givesIdenticalReadings(Protocol format) {
        var stream = Wire.join(format.good, format.good);
        var whole = format.wire().receive(stream).take();
        for (int size = 1; size <= stream.length; size++) {
            var wire = format.wire();
            for (int from = 0; from < stream.length; from += size)
                wire.driver.receive(stream, from, Math.min(size, stream.length - from), wire.now, wire::note);
            assertEquals(whole, wire.take(), "chunks of " + size);
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void garbageBetween_costsOnlyWhatItHits(Protocol format) {
        var random = new Random(SEED);
        for (int run = 0; run < 500; run++) {
            var garbage = new byte[1 + random.nextInt(300)];
            random.nextBytes(garbage);
            recovers(format, "seed " + SEED + " run " + run, garbage);
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void garbageBeforeTheFirstFrame_isSkipped(Protocol format) {
        var expected = settled(format, format.wire());
        var random = new Random(SEED);
        for (int run = 0; run < 200; run++) {
            var garbage = new byte[1 + random.nextInt(300)];
            random.nextBytes(garbage);
            assertEquals(
                    expected.getFirst(),
                    settled(format, format.wire().receive(garbage)).getFirst());
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void streamCutAnywhere_isFoundAgain(Protocol format) {
        for (int cut = 0; cut <= format.good.length; cut++) {
            recovers(format, "cut after " + cut, Arrays.copyOf(format.good, cut));
            recovers(format, "begun at " + cut, Arrays.copyOfRange(format.good, cut, format.good.length));
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void byteDoubledAnywhere_isSurvived(Protocol format) {
        for (int at = 0; at < format.good.length; at++)
            recovers(
                    format,
                    "doubled " + at,
                    Wire.join(
                            Arrays.copyOf(format.good, at + 1),
                            Arrays.copyOfRange(format.good, at, format.good.length)));
    }

    /// A frame with one wrong bit is refused: what is still heard was also said, in its order.
    @ParameterizedTest
    @MethodSource("checked")
    void everySingleBitFlip_addsNothingThatWasNotSaid(Protocol format) {
        var stream = Wire.join(format.good, format.good);
        var clean = format.wire().receive(stream, format.good, format.good).take();
        for (int bit = 0; bit < stream.length * 8; bit++) {
            var flipped = stream.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            var heard = format.wire().receive(flipped, format.good).take();
            within(words(heard.stream().filter(r -> !wave(r)).toList()), words(without(clean)), "bit " + bit);
            if (format.sheet().trust().check() == Sheet.Check.CHECKSUM)
                within(present(heard), present(clean), "samples, bit " + bit);
        }
    }

    /// A format without a check lets a changed digit pass, and says so in its sheet: the harm is one frame's numbers,
    /// each of them possible, and the frames after it decode as ever.
    @ParameterizedTest
    @MethodSource("unchecked")
    void everySingleBitFlip_changesOneFrameAtMost(Protocol format) {
        var most = format.sheet().gives().values().size();
        var clean = words(format.wire()
                .receive(format.good, format.good, format.good, format.good)
                .take());
        for (int bit = 0; bit < format.good.length * 8; bit++) {
            var flipped = format.good.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            var heard = format.wire().receive(format.good, flipped, format.good, format.good);
            var wrong = new ArrayList<>(words(heard.readings.stream()
                    .filter(r -> r instanceof Reading.Measured)
                    .toList()));
            wrong.removeAll(clean);
            assertTrue(wrong.size() <= most + 1, "bit " + bit + ": " + wrong);
            recovers(format, "bit " + bit, flipped);
        }
    }

    private static boolean wave(Reading reading) {
        return reading instanceof Reading.Waveform;
    }

    private static List<Reading> without(List<Reading> readings) {
        return readings.stream().filter(r -> !wave(r)).toList();
    }

    private static List<Integer> present(List<Reading> readings) {
        return Wire.samples(readings).stream()
                .filter(s -> s != Reading.Waveform.MISSING)
                .toList();
    }

    private static <T> void within(List<T> part, List<T> all, String what) {
        var at = 0;
        for (var item : part) {
            while (at < all.size() && !all.get(at).equals(item)) at++;
            assertTrue(at++ < all.size(), what + ": " + item + " was never said");
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void randomBytes_neverThrow_nothingGrows_andGoodFramesDecodeAfterThem(Protocol format) throws Exception {
        var expected = settled(format, format.wire());
        var wire = format.wire();
        var random = new Random(SEED);
        var chunk = new byte[2000];
        for (int i = 0; i < RANDOM_BYTES / chunk.length; i++) {
            random.nextBytes(chunk);
            wire.after(20).receive(chunk).take();
            wire.driver.due(wire.now);
        }
        assertEquals(RANDOM_BYTES, wire.driver.counts().bytes());
        assertTrue(Weight.of(wire.driver) < MOST_WEIGHT, "holds " + Weight.of(wire.driver));
        recoversInTime(format, wire);
        wire.driver.opened(wire.now);
        assertEquals(expected, settled(format, wire));
    }

    /// After noise and without a new opening: the good frames are heard again, at the latest the third time.
    private static void recoversInTime(Protocol format, Wire wire) {
        var expected = settled(format, format.wire());
        wire.receive(format.good, format.good);
        wire.take();
        var heard = words(wire.receive(format.good).take());
        assertEquals(expected.subList(0, expected.size() - 1), heard.subList(0, heard.size() - 1));
    }

    /// Nearly right bytes reach further into a decoder than noise.
    @ParameterizedTest
    @MethodSource("formats")
    void damagedFrames_neverThrow_andGoodFramesDecodeAfterThem(Protocol format) {
        var expected = settled(format, format.wire());
        var wire = format.wire();
        var random = new Random(SEED);
        for (int sent = 0; sent < DAMAGED_BYTES; sent += format.good.length) {
            wire.after(random.nextInt(100))
                    .receive(damaged(format.good, random))
                    .take();
            wire.says();
        }
        wire.driver.opened(wire.now);
        assertEquals(expected, settled(format, wire));
    }

    private static byte[] damaged(byte[] good, Random random) {
        var bytes = good.clone();
        for (int i = random.nextInt(4); i > 0; i--)
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        var from = random.nextInt(bytes.length);
        var to = from + random.nextInt(bytes.length - from);
        return random.nextBoolean() ? bytes : Arrays.copyOfRange(bytes, from, to);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void reopened_forgetsHalfAFrame(Protocol format) {
        var expected = words(format.wire().receive(format.good).take());
        for (int half = 1; half < 30; half++) {
            var wire = format.wire().receive(Arrays.copyOf(format.good, half));
            wire.take();
            var fresh = format.wire();
            fresh.receive(Arrays.copyOf(format.good, half));
            fresh.take();
            fresh.driver.opened(fresh.now);
            var heard = words(fresh.receive(format.good).take());
            within(tail(expected), heard, "half " + half);
        }
    }

    private static List<String> tail(List<String> words) {
        return words.subList(1, words.size() - 1);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void driver_isKnownByItsName(Protocol format) {
        assertEquals(format.name, format.wire().driver.name());
        assertTrue(Drivers.NAMES.contains(format.name));
        assertTrue(format.wire().driver.silenceMillis() >= 1000);
    }

    @Test
    void everyName_hasASample() {
        assertEquals(
                Drivers.NAMES,
                List.copyOf(Samples.GOOD.keySet()),
                "a driver without a sample, or in another order: add its good bytes to Samples");
    }

    @ParameterizedTest
    @MethodSource("formats")
    void sheet_promisesWhatTheSampleGives(Protocol format) {
        var gives = format.sheet().gives();
        for (var reading : format.wire().receive(format.good, format.good).take())
            switch (reading) {
                case Reading.Measured m -> assertTrue(gives.values().contains(m.vital()), m.vital() + " is not told");
                case Reading.Gap g -> assertTrue(gives.values().contains(g.vital()), g.vital() + " is not told");
                case Reading.Waveform w -> assertTrue(gives.waves().contains(w.wave()), w.wave() + " is not told");
                case Reading.DeviceEvent event -> {}
            }
        assertEquals(gives.controls().isEmpty(), !format.wire().driver.takesOrders());
        assertFalse(Drivers.named(format.name, false).takesOrders());
    }

    @Test
    void unknownName_isAnsweredWithTheKnown() {
        var error = assertThrows(IllegalArgumentException.class, () -> Drivers.named("nonin", false));
        assertTrue(error.getMessage().contains("'nonin'") && error.getMessage().contains("nonin-df2, nonin-df7"));
    }
}
