package health.vigil.store;

import health.vigil.alarm.Input;
import health.vigil.metrics.Metrics;
import health.vigil.vital.BedId;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import health.vigil.vital.Vital;
import health.vigil.vital.Wave;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A store with its journal, opened for a test, and inputs to put into it.
final class Opened implements AutoCloseable {
    static final BedId BED = new BedId("bay 1");
    static final BedId OTHER = new BedId("bay 2");
    static final SourceId CLIP = new SourceId("clip");

    /// Trouble told so far, in order.
    final List<String> troubles = new CopyOnWriteArrayList<>();

    final Store store;
    final SqliteJournal journal;

    Opened(StoreSettings settings) {
        store = Store.open(settings);
        journal = new SqliteJournal(store, new Metrics(), troubles::add);
    }

    Opened(Path file) {
        this(StoreSettings.of(file));
    }

    static Moment at(long n) {
        return new Moment(1, n * Moment.NANOS_PER_MILLI, 1_760_000_000_000L + n);
    }

    static Input spo2(long n) {
        return new Input.Received(CLIP, Reading.Measured.of(at(n), Vital.SPO2, 90 + n % 10));
    }

    static Input pleth(long n) {
        return new Input.Received(
                CLIP, new Reading.Waveform(at(n), Wave.PLETH, 75, new short[] {(short) n, Short.MIN_VALUE, 3}));
    }

    static Input drug(long n) {
        return new Input.DrugGiven(at(n), "nurse", "propofol", n, "iv");
    }

    void append(BedId bed, Input... inputs) {
        for (var input : inputs) journal.append(bed, input, List.of());
    }

    /// Waits until everything handed in so far is durable.
    void settle() throws InterruptedException {
        var done = new CountDownLatch(1);
        journal.committed(done::countDown);
        if (!done.await(20, TimeUnit.SECONDS)) throw new AssertionError("never durable; trouble " + troubles);
    }

    List<Input> tail(BedId bed) {
        return journal.recover(bed).tail();
    }

    /// All inputs of the journal, waveforms included.
    List<Input> all() {
        try (var reader = journal.reader()) {
            return reader.readWithWaves(0, 1_000_000).stream()
                    .flatMap(entry -> entry.events().stream())
                    .map(Event::input)
                    .toList();
        }
    }

    /// A connection as another program would have it.
    Connection foreign() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + store.file());
    }

    void sql(String text) throws SQLException {
        try (var connection = foreign()) {
            Sql.run(connection, text);
        }
    }

    @Override
    public void close() {
        journal.close();
        store.close();
    }
}
