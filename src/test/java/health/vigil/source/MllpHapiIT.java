package health.vigil.source;

import static health.vigil.decode.hl7.Hl7Samples.PID;
import static health.vigil.decode.hl7.Hl7Samples.lines;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.app.Connection;
import ca.uhn.hl7v2.util.Terser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import health.vigil.decode.hl7.Hl7Location;
import health.vigil.decode.hl7.MllpFramer;
import health.vigil.source.MllpSettings.Binding;
import health.vigil.source.MllpSettings.Limits;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// A client written by others, and many messages.
class MllpHapiIT {
    private static final int CONNECTIONS = 2;
    private static final int MESSAGES_EACH = 5_000;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

    private MllpFixture bench;

    @BeforeEach
    void start() {
        ((Logger) LoggerFactory.getLogger("ca.uhn.hl7v2")).setLevel(Level.WARN);
        bench = new MllpFixture(new MllpSettings(
                "127.0.0.1",
                0,
                MllpFixture.SOURCE,
                List.of(
                        new Binding.Located(new Hl7Location("ONCO", "PROC", "0"), MllpFixture.BED_1),
                        new Binding.Located(new Hl7Location("ONCO", "PROC", "1"), MllpFixture.BED_2)),
                List.of(),
                10_000,
                Limits.USUAL));
        bench.bed1.keepReadings = false;
        bench.bed2.keepReadings = false;
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    /// Ten observations, as a bedside monitor sends, a second after the report before.
    private static String report(int sender, int n) {
        var time = LocalDateTime.of(2026, 3, 1, 8, 0).plusSeconds(n).format(STAMP);
        return lines(
                "MSH|^~\\&|MON" + sender + "|WARD|VIGIL|WARD|" + time + "||ORU^R01^ORU_R01|" + n
                        + "|P|2.6|||AL|NE||UNICODE UTF-8",
                PID,
                "PV1||I|ONCO^PROC^" + sender % 2,
                "OBR|1|1|1|182777000^monitoring of patient^SCT|||20260301080000",
                "OBX|1|NM|150456^MDC_PULS_OXIM_SAT_O2^MDC|1.1.1.1|97|262688^MDC_DIM_PERCENT^MDC|||||R",
                "OBX|2|NM|149530^MDC_PULS_OXIM_PULS_RATE^MDC|1.1.1.2|101|264864^MDC_DIM_BEAT_PER_MIN^MDC|||||R",
                "OBX|3|NM|147842^MDC_ECG_HEART_RATE^MDC|1.2.1.1|101|264864^MDC_DIM_BEAT_PER_MIN^MDC|||||R",
                "OBX|4|NM|151578^MDC_TTHOR_RESP_RATE^MDC|1.2.1.2|22|264928^MDC_DIM_RESP_PER_MIN^MDC|||||R",
                "OBX|5|NM|151728^MDC_AWAY_CO2_ET^MDC|1.3.1.1|38|266016^MDC_DIM_MMHG^MDC|||||R",
                "OBX|6|NM|151738^MDC_AWAY_CO2_INSP_MIN^MDC|1.3.1.2|0|266016^MDC_DIM_MMHG^MDC|||||R",
                "OBX|7|NM|150021^MDC_PRESS_BLD_NONINV_SYS^MDC|1.4.1.1|96|266016^MDC_DIM_MMHG^MDC|||||R",
                "OBX|8|NM|150022^MDC_PRESS_BLD_NONINV_DIA^MDC|1.4.1.2|52|266016^MDC_DIM_MMHG^MDC|||||R",
                "OBX|9|NM|150023^MDC_PRESS_BLD_NONINV_MEAN^MDC|1.4.1.3|66|266016^MDC_DIM_MMHG^MDC|||||R",
                "OBX|10|NM|150344^MDC_TEMP^MDC|1.5.1.1|36.9|268192^MDC_DIM_DEGC^MDC|||||R");
    }

    @Test
    void tenThousandMessagesOverTwoConnections_areAllAnsweredInOrderAndKept() throws Exception {
        // A context for each, closed together: within one, HAPI shares the connection; all share one pool of threads.
        try (HapiContext one = new DefaultHapiContext(ValidationContextFactory.noValidation());
                HapiContext two = new DefaultHapiContext(ValidationContextFactory.noValidation())) {
            var started = System.nanoTime();
            together(CONNECTIONS, sender -> {
                deliver(sender == 0 ? one : two, sender);
                return null;
            });
            print("HAPI client, window 1", CONNECTIONS * MESSAGES_EACH, started);
        }
        var all = IntStream.range(0, MESSAGES_EACH).mapToObj(String::valueOf).toList();
        assertEquals(all, bench.journal.bySender.get("MON0"));
        assertEquals(all, bench.journal.bySender.get("MON1"));
        assertEquals(10 * MESSAGES_EACH, bench.bed1.offered);
        assertEquals(10 * MESSAGES_EACH, bench.bed2.offered);
        assertEquals(List.of(), bench.journal.unbound);
    }

    private void deliver(HapiContext hapi, int sender) throws Exception {
        Connection connection = hapi.newClient("127.0.0.1", bench.port, false);
        try {
            var parser = hapi.getPipeParser();
            var initiator = connection.getInitiator();
            for (var n = 0; n < MESSAGES_EACH; n++) {
                var answer = new Terser(initiator.sendAndReceive(parser.parse(report(sender, n))));
                assertEquals("CA", answer.get("/MSA-1"));
                assertEquals(String.valueOf(n), answer.get("/MSA-2"));
            }
        } finally {
            connection.close();
        }
    }

    /// Sixteen senders that do not wait for answers: nothing lost, all in order. Prints the pace.
    @Test
    void sixteenPipeliningSenders_loseNothing() throws Exception {
        var senders = 16;
        var each = 2_000;
        var started = System.nanoTime();
        together(senders, sender -> {
            try (var monitor = new MllpSender(bench.port)) {
                var writer = Thread.ofVirtual().start(() -> pour(monitor, sender, each));
                for (var n = 0; n < each; n++) assertEquals("CA " + n, monitor.verdict());
                writer.join();
            }
            return null;
        });
        print("16 pipelining senders", senders * each, started);
        assertEquals(
                senders * each,
                bench.journal.bySender.values().stream().mapToInt(List::size).sum());
    }

    private static void pour(MllpSender monitor, int sender, int count) {
        try {
            for (var n = 0; n < count; n += 50) {
                var batch = new ByteArrayOutputStream();
                for (var i = 0; i < 50; i++)
                    batch.writeBytes(MllpFramer.wrap(report(sender, n + i).getBytes(StandardCharsets.UTF_8)));
                monitor.write(batch.toByteArray());
            }
        } catch (java.io.IOException lost) {
            throw new java.io.UncheckedIOException(lost);
        }
    }

    private interface Work {
        Object go(int sender) throws Exception;
    }

    private static void together(int count, Work work) throws InterruptedException, ExecutionException {
        try (var threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            var running = new ArrayList<Future<Object>>();
            for (var i = 0; i < count; i++) {
                var sender = i;
                running.add(threads.submit(() -> work.go(sender)));
            }
            for (var one : running) one.get();
        }
    }

    private static void print(String what, int messages, long startedNanos) {
        var seconds = (System.nanoTime() - startedNanos) / 1e9;
        System.out.printf("%s: %d messages in %.1f s, %.0f/s%n", what, messages, seconds, messages / seconds);
    }
}
