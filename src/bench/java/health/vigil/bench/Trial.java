package health.vigil.bench;

import java.util.Arrays;
import java.util.stream.LongStream;

/// One contender under one load, checked against the reference model at every step: a fast wrong one fails.
///
/// Before the clock runs, both take two whole recordings side by side and every alarm is compared. From then on the
/// reference model repeats itself with the recording, so each batch is compared with what it found in the
/// second one.
final class Trial {
    private static final int SHOWN = 5;

    private final String name;
    private final Load load;
    private final Recording recording;
    private final Alarms alarms = new Alarms();
    private final Contender contender;
    private final long[] expected;
    private long second;

    Trial(Entry entry, Load load) {
        name = entry + " " + load;
        this.load = load;
        recording = new Recording(load);
        contender = entry.contender(load, alarms);
        var right = new Alarms();
        var reference = entry.reference(load, right);
        compareAll(reference, right);
        expected = compareAll(reference, right);
        if (Arrays.stream(expected).allMatch(sum -> sum == 0)) throw new IllegalStateException(name + ": no alarm");
    }

    /// Takes {@link Load#READINGS} readings.
    ///
    /// @return how many alarms began or ended
    /// @throws IllegalStateException if they are not the right ones
    int batch() {
        var start = second;
        batch(contender, alarms);
        var batch = (int) (start % Recording.SECONDS) / load.seconds();
        if (alarms.checksum(start) != expected[batch])
            throw new IllegalStateException(name + ": wrong alarms from second " + start + " on; there were "
                    + alarms.count() + " beginnings and endings");
        return alarms.count();
    }

    private void batch(Contender who, Alarms found) {
        found.clear();
        for (int i = 0; i < load.seconds(); i++) who.second(second + i, recording.at(second + i));
        if (who == contender) second += load.seconds();
    }

    /// One whole recording side by side.
    private long[] compareAll(Contender reference, Alarms right) {
        var sums = new long[Recording.SECONDS / load.seconds()];
        for (int i = 0; i < sums.length; i++) {
            var start = second;
            batch(reference, right);
            batch(contender, alarms);
            if (!Arrays.equals(right.sorted(), alarms.sorted()))
                throw new IllegalStateException(
                        name + ": missing " + without(right, alarms) + ", too much " + without(alarms, right));
            sums[i] = right.checksum(start);
        }
        return sums;
    }

    private static String without(Alarms these, Alarms those) {
        var other = those.sorted();
        return LongStream.of(these.sorted())
                .filter(e -> Arrays.binarySearch(other, e) < 0)
                .limit(SHOWN)
                .mapToObj(Alarms::words)
                .toList()
                .toString();
    }
}
