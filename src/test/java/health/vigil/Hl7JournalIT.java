package health.vigil;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.util.Terser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import health.vigil.alarm.Input;
import health.vigil.config.Config;
import health.vigil.metrics.Metrics;
import health.vigil.service.Service;
import health.vigil.service.ServiceOptions;
import health.vigil.store.SqliteJournal;
import health.vigil.store.Store;
import health.vigil.store.StoreSettings;
import health.vigil.vital.BedId;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A client written by others delivers 10,000 reports over two connections to the whole service: each is answered in
/// order, and afterwards each is in the journal file, in order.
class Hl7JournalIT {
    private static final int EACH = 5_000;
    private static final int FEWEST_PERCENT = 50;
    private static final int STEPS = 50;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

    @TempDir
    Path folder;

    @Test
    void tenThousandReports_areAnsweredInOrderAndAllInTheJournal() throws Exception {
        var config = Files.writeString(folder.resolve("vigil.yaml"), """
            web: {port: 0}
            store: {file: vigil.db}
            beds:
              - name: Bed 0
              - name: Bed 1
            hl7:
              port: 0
              beds:
                - {bed: Bed 0, pointOfCare: ONCO, room: PROC, position: "0"}
                - {bed: Bed 1, pointOfCare: ONCO, room: PROC, position: "1"}
            """);
        // Two contexts, closed together: all of them share one pool of threads, which the first to close ends.
        try (var service = Service.start(Config.read(config), ServiceOptions.REAL);
                var one = new DefaultHapiContext(ValidationContextFactory.noValidation());
                var two = new DefaultHapiContext(ValidationContextFactory.noValidation());
                var threads = Executors.newFixedThreadPool(2)) {
            var port = service.hl7Port();
            for (var done : threads.invokeAll(List.of(sender(one, port, 0), sender(two, port, 1)))) done.get();
        }
        var expected = IntStream.range(0, EACH).mapToObj(Hl7JournalIT::percent).toList();
        assertEquals(expected, journaled(new BedId("Bed 0")));
        assertEquals(expected, journaled(new BedId("Bed 1")));
    }

    private static double percent(int n) {
        return FEWEST_PERCENT + n % STEPS;
    }

    private static Callable<Void> sender(HapiContext hapi, int port, int sender) {
        return () -> {
            var initiator = hapi.newClient("127.0.0.1", port, false).getInitiator();
            for (int n = 0; n < EACH; n++) {
                var answer =
                        new Terser(initiator.sendAndReceive(hapi.getPipeParser().parse(report(sender, n))));
                assertEquals("CA " + n, answer.get("/MSA-1") + " " + answer.get("/MSA-2"));
            }
            return null;
        };
    }

    private static String report(int sender, int n) {
        var time = LocalDateTime.of(2026, 3, 1, 8, 0).plusSeconds(n).format(STAMP);
        return String.join(
                "\r",
                "MSH|^~\\&|MON" + sender + "|WARD|VIGIL|WARD|" + time + "||ORU^R01^ORU_R01|" + n
                        + "|P|2.6|||AL|NE||UNICODE UTF-8",
                "PID|||C" + sender + "^^^WARD^MR||CHILD^TEST",
                "PV1||I|ONCO^PROC^" + sender,
                "OBR|1|1|1|182777000^monitoring of patient^SCT|||" + time,
                "OBX|1|NM|150456^MDC_PULS_OXIM_SAT_O2^MDC|1.1.1.1|" + Math.round(percent(n))
                        + "|262688^MDC_DIM_PERCENT^MDC|||||R",
                "");
    }

    private List<Double> journaled(BedId bed) {
        var values = new ArrayList<Double>();
        try (var store = Store.open(StoreSettings.of(folder.resolve("vigil.db")));
                var journal = new SqliteJournal(store, new Metrics(), words -> {});
                var reader = journal.reader()) {
            long after = 0;
            for (var entries = reader.read(after, 1_000); !entries.isEmpty(); entries = reader.read(after, 1_000)) {
                for (var entry : entries) {
                    after = entry.seq();
                    if (!entry.bed().equals(bed)) continue;
                    for (var event : entry.events())
                        if (event.input() instanceof Input.Received r
                                && r.reading() instanceof Reading.Measured m
                                && m.vital() == Vital.SPO2) values.add(m.value());
                }
            }
        }
        return values;
    }
}
