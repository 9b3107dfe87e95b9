package health.vigil.bench;

import com.sun.management.ThreadMXBean;
import health.vigil.decode.Wire;
import health.vigil.decode.device.Drivers;
import health.vigil.decode.device.Samples;
import health.vigil.signal.CapnogramReadings;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// How fast each driver decodes its sample, beside a plain sum of the same bytes, and what 16 beds of 75 Hz oximetry
/// and 100 Hz CO2 take of one core. One thread, processor time, several rounds, the order turned round each time.
///
/// Allocated bytes include the moment of each read, which the source makes: 2.5 for each byte. The bytes come faster
/// than any line brings them, so the breaths found are of no child; the work for a sample is the same.
///
/// A driver that finds a bad check in its good bytes, or no frame, gives no figures.
public final class DecodeTable {
    private static final int ROUNDS = 5;
    private static final int WARM_UP = 3;
    /// So many bytes come in one read of a serial port under way.
    private static final int READ_BYTES = 16;
    /// Of each round. Some drivers are done with them in 5 ms.
    private static final int ROUND_BYTES = 4_000_000;

    private static final int BEDS = 16;
    private static final int PLETH_HERTZ = 75;
    private static final int CO2_HERTZ = 100;
    private static final String OXIMETER = "nonin-df2";
    private static final String CAPNOGRAPH = "capnostat";
    private static final String SCAN = "(sum of the bytes)";

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// What one round took.
    private record Cost(long nanos, long allocated, long bytes, long frames) {
        double megabytesPerSecond() {
            return 1e3 * bytes / nanos;
        }

        double allocatedPerByte() {
            return (double) allocated / bytes;
        }

        double nanosPerFrame() {
            return (double) nanos / frames;
        }
    }

    private long sink;

    private DecodeTable() {}

    public static void main(String[] args) {
        new DecodeTable().print();
    }

    private void print() {
        var names = new ArrayList<>(Drivers.NAMES);
        names.add(SCAN);
        var costs = new LinkedHashMap<String, List<Cost>>();
        for (var name : names) costs.put(name, new ArrayList<>());
        for (int round = -WARM_UP; round < ROUNDS; round++)
            for (var name : round % 2 == 0 ? names : names.reversed()) {
                var cost = name.equals(SCAN) ? scan() : decode(name);
                if (round >= 0) costs.get(name).add(cost);
            }
        table(costs);
        beds(costs);
        if (sink == 0) throw new IllegalStateException("nothing was read");
    }

    private Cost scan() {
        var bytes = stream(Samples.GOOD.get(OXIMETER));
        var begin = THREADS.getCurrentThreadCpuTime();
        for (var value : bytes) sink += value;
        return new Cost(THREADS.getCurrentThreadCpuTime() - begin, 0, bytes.length, bytes.length);
    }

    private Cost decode(String name) {
        var bytes = stream(Samples.GOOD.get(name));
        var wire = new Wire(Drivers.named(name, false));
        var driver = wire.driver;
        var capnogram = new CapnogramReadings(true);
        Consumer<Reading> readings = reading -> {
            if (reading instanceof Reading.Waveform wave)
                sink += capnogram.accept(wave).size();
            sink++;
        };
        var at = wire.now;
        var self = Thread.currentThread().threadId();
        var before = THREADS.getThreadAllocatedBytes(self);
        var begin = THREADS.getCurrentThreadCpuTime();
        for (int from = 0; from < bytes.length; from += READ_BYTES) {
            at = at.plusNanos(Moment.NANOS_PER_MILLI);
            driver.receive(bytes, from, Math.min(READ_BYTES, bytes.length - from), at, readings);
        }
        var nanos = THREADS.getCurrentThreadCpuTime() - begin;
        var counts = driver.counts();
        if (counts.badChecksums() > 0 || counts.frames() == 0) throw new IllegalStateException(name + ": " + counts);
        return new Cost(nanos, THREADS.getThreadAllocatedBytes(self) - before, bytes.length, counts.frames());
    }

    private static byte[] stream(byte[] good) {
        var bytes = new byte[ROUND_BYTES / good.length * good.length];
        for (int from = 0; from < bytes.length; from += good.length)
            System.arraycopy(good, 0, bytes, from, good.length);
        return bytes;
    }

    private static void table(Map<String, List<Cost>> costs) {
        System.out.printf(
                "Java %d, reads of %d bytes, %d rounds%n%n", Runtime.version().feature(), READ_BYTES, ROUNDS);
        System.out.println("| driver | MB/s, median (min to max) | bytes allocated per byte | ns per frame |");
        System.out.println("|---|---|---|---|");
        costs.forEach((name, all) -> {
            var speed = Spread.of(all, Cost::megabytesPerSecond);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.0f (%.0f to %.0f) | %.1f | %.0f |%n",
                    name,
                    speed.median(),
                    speed.least(),
                    speed.most(),
                    Spread.of(all, Cost::allocatedPerByte).median(),
                    Spread.of(all, Cost::nanosPerFrame).median());
        });
    }

    private static void beds(Map<String, List<Cost>> costs) {
        var bed = PLETH_HERTZ * nanos(costs, OXIMETER) + CO2_HERTZ * nanos(costs, CAPNOGRAPH);
        System.out.printf(
                Locale.ROOT,
                "%n%d beds of %s at %d Hz and %s at %d Hz, breaths found too: %.4f %% of one core (limit 2 %%)%n",
                BEDS,
                OXIMETER,
                PLETH_HERTZ,
                CAPNOGRAPH,
                CO2_HERTZ,
                BEDS * bed / Moment.NANOS_PER_SECOND * 100);
    }

    private static double nanos(Map<String, List<Cost>> costs, String driver) {
        return Spread.of(costs.get(driver), Cost::nanosPerFrame).median();
    }
}
