package health.vigil.source;

import static health.vigil.decode.hl7.Hl7Samples.OBR;
import static health.vigil.decode.hl7.Hl7Samples.PID;
import static health.vigil.decode.hl7.Hl7Samples.PV1;
import static health.vigil.decode.hl7.Hl7Samples.SPO2;
import static health.vigil.decode.hl7.Hl7Samples.lines;
import static health.vigil.decode.hl7.Hl7Samples.msh;
import static health.vigil.decode.hl7.Hl7Samples.report;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.decode.hl7.Hl7Answer;
import health.vigil.decode.hl7.Hl7Location;
import health.vigil.decode.hl7.MllpFramer;
import health.vigil.source.MllpSettings.Binding;
import health.vigil.source.MllpSettings.Limits;
import health.vigil.source.MllpSettings.Peer;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.Gap;
import health.vigil.vital.Reading.Measured;
import health.vigil.vital.Vital;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The listener on a real socket, before beds and a journal in memory.
class MllpSourceIT {
    private static final List<Binding> BINDINGS = List.of(
            new Binding.Located(new Hl7Location("ONCO", "PROC", "2"), MllpFixture.BED_1),
            new Binding.Device("MON-2", MllpFixture.BED_2));

    private MllpFixture bench;

    private static MllpSettings settings(long periodMillis, Limits limits, Peer... peers) {
        return new MllpSettings("127.0.0.1", 0, MllpFixture.SOURCE, BINDINGS, List.of(peers), periodMillis, limits);
    }

    private static Limits limits(int unanswered, long frameMillis, long answerMillis) {
        return new Limits(65_536, 3, unanswered, frameMillis, answerMillis, 60);
    }

    private MllpSender start(MllpSettings settings) throws Exception {
        bench = new MllpFixture(settings);
        return new MllpSender(bench.port);
    }

    private MllpSender start() throws Exception {
        return start(settings(10_000, Limits.USUAL));
    }

    @AfterEach
    void stop() {
        if (bench != null) bench.close();
    }

    @Test
    void report_isOfferedToItsBedAndAnsweredWhenDurable() throws Exception {
        try (var monitor = start()) {
            bench.journal.hold(true);
            monitor.send(report("1"));
            await().until(() -> bench.bed1.readings.size() == 1);
            assertTrue(monitor.answers.isEmpty());
            bench.journal.hold(false);
            assertEquals("CA 1", monitor.verdict());
            var m = (Measured) bench.bed1.readings.getFirst();
            assertEquals(Vital.SPO2, m.vital());
            assertEquals(97, m.value());
            assertEquals(List.of("up connected from 127.0.0.1"), bench.bed1.links);
            assertTrue(bench.metrics.scrape().contains("vigil_hl7_answers_total{code=\"CA\",source=\"ward-hl7\"} 1"));
        }
    }

    @Test
    void pipelinedMessages_areAnsweredInOrder_alsoWhenRefusalsAreReadyFirst() throws Exception {
        try (var monitor = start()) {
            bench.journal.hold(true);
            var all = new ByteArrayOutputStream();
            var want = new ArrayList<String>();
            for (var i = 0; i < 100; i++) {
                var text = i % 3 == 1 ? report("" + i).replace("|2.6|", "|9.9|") : report("" + i);
                all.writeBytes(MllpFramer.wrap(text.getBytes(StandardCharsets.UTF_8)));
                want.add((i % 3 == 1 ? "CR " : "CA ") + i);
            }
            monitor.write(all.toByteArray());
            await().until(() -> bench.bed1.readings.size() == 67);
            assertTrue(monitor.answers.isEmpty());
            bench.journal.hold(false);
            for (var verdict : want) assertEquals(verdict, monitor.verdict());
        }
    }

    @Test
    void tooManyUnanswered_pausesTheSender_andLosesNothing() throws Exception {
        try (var monitor = start(settings(10_000, limits(3, 10_000, 10_000)))) {
            bench.journal.hold(true);
            var all = new ByteArrayOutputStream();
            for (var i = 0; i < 500; i++)
                all.writeBytes(MllpFramer.wrap(report("" + i).getBytes(StandardCharsets.UTF_8)));
            var writer = Thread.ofVirtual().start(() -> assertDoesNotFail(() -> monitor.write(all.toByteArray())));
            await().until(() -> bench.bed1.offered == 3);
            await().during(java.time.Duration.ofMillis(300)).until(() -> bench.bed1.offered == 3);
            bench.journal.hold(false);
            for (var i = 0; i < 500; i++) assertEquals("CA " + i, monitor.verdict());
            writer.join();
        }
    }

    private interface Doing {
        void go() throws Exception;
    }

    private static void assertDoesNotFail(Doing doing) {
        try {
            doing.go();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void resend_isAnsweredPositively_andNotOfferedAgain() throws Exception {
        try (var monitor = start();
                var other = new MllpSender(bench.port)) {
            monitor.send(report("1"));
            assertEquals("CA 1", monitor.verdict());
            other.send(report("1"));
            assertEquals("CA 1", other.verdict());
            assertEquals(1, bench.bed1.readings.size());
        }
    }

    @Test
    void journalThatDoesNotCommit_isAnsweredNo_andTheResendYes() throws Exception {
        try (var monitor = start(settings(10_000, limits(10, 10_000, 500)))) {
            bench.journal.hold(true);
            monitor.send(report("1"));
            var no = monitor.answer();
            assertEquals("CE 1", MllpSender.verdict(no));
            assertTrue(no.contains("|207^Application internal error^HL70357|E||||not stored in time"), no);
            bench.journal.hold(false);
            monitor.send(report("1"));
            assertEquals("CA 1", monitor.verdict());
            assertEquals(1, bench.bed1.readings.size());
        }
    }

    @Test
    void unboundMessage_isKeptAlarmedAndAnsweredWhenDurable() throws Exception {
        try (var monitor = start()) {
            monitor.send(report("1").replace("ONCO^PROC^2", "ONCO^PROC^3"));
            assertEquals("CA 1", monitor.verdict());
            assertEquals(List.of("no bed is bound to location ONCO^PROC^3, device BEDSIDE"), bench.journal.unbound);
            assertEquals(
                    List.of("FEED_UNBOUND ward-hl7: no bed is bound to location ONCO^PROC^3, device BEDSIDE"),
                    bench.house.reports);
            assertEquals(0, bench.bed1.readings.size() + bench.bed2.readings.size());
        }
    }

    @Test
    void deviceBinding_andContradiction() throws Exception {
        try (var monitor = start()) {
            var device = SPO2 + "|||||||MON-2^^EUI^EUI-64";
            monitor.send(lines(msh("1"), PID, "PV1||I|ELSE^^9", OBR, device));
            assertEquals("CA 1", monitor.verdict());
            assertEquals(1, bench.bed2.readings.size());
            monitor.send(lines(msh("2"), PID, PV1, OBR, device));
            assertEquals("CA 2", monitor.verdict());
            assertEquals(1, bench.bed2.readings.size());
            assertEquals(0, bench.bed1.readings.size());
            assertEquals(List.of("location and devices name different beds: Bed 1, Bed 2"), bench.journal.unbound);
        }
    }

    @Test
    void twoPatientsInOneMessage_reachNobody() throws Exception {
        try (var monitor = start()) {
            monitor.send(lines(msh("1"), PID, PV1, OBR, SPO2, "PID|||OTHER", OBR, SPO2));
            assertEquals("CA 1", monitor.verdict());
            assertEquals(0, bench.bed1.readings.size());
            assertEquals(List.of("a message with more than one patient"), bench.journal.unbound);
        }
    }

    /// The child whose numbers were another's has left: no fault of the one who comes.
    @Test
    void mismatch_isOver_whenAnotherIsAdmitted() throws Exception {
        try (var monitor = start()) {
            bench.admitted.put(MllpFixture.BED_1, "OTHER-1");
            monitor.send(report("1"));
            assertEquals("CA 1", monitor.verdict());
            bench.admitted.remove(MllpFixture.BED_1);
            await().until(() -> bench.bed1.reports.size() == 2);
            assertEquals("PATIENT_MISMATCH ward-hl7: ", bench.bed1.reports.getLast());
        }
    }

    @Test
    void anotherPatientsData_doNotCrossOver() throws Exception {
        try (var monitor = start()) {
            bench.admitted.put(MllpFixture.BED_1, "OTHER-1");
            monitor.send(report("1"));
            assertEquals("CA 1", monitor.verdict());
            assertEquals(List.of(), bench.bed1.readings);
            var alarm = "PATIENT_MISMATCH ward-hl7: HL7 data of another patient arrive for this bed and are not shown";
            assertEquals(List.of(alarm), bench.bed1.reports);
            assertEquals(1, bench.journal.unbound.size());
            assertFalse(String.join(" ", bench.bed1.reports).contains("4711"));
            bench.admitted.put(MllpFixture.BED_1, "K-4711");
            monitor.send(report("2"));
            assertEquals("CA 2", monitor.verdict());
            assertEquals(1, bench.bed1.readings.size());
            assertEquals(List.of(alarm, "PATIENT_MISMATCH ward-hl7: "), bench.bed1.reports);
        }
    }

    @Test
    void unknownIdentity_isNoMismatch() throws Exception {
        try (var monitor = start()) {
            bench.admitted.put(MllpFixture.BED_1, "OTHER-1");
            monitor.send(lines(msh("1"), PV1, OBR, SPO2));
            assertEquals("CA 1", monitor.verdict());
            assertEquals(1, bench.bed1.readings.size());
        }
    }

    @Test
    void demonstrationData_areGaps() throws Exception {
        try (var monitor = start()) {
            monitor.send(report("1").replace("|1|P|2.6", "|1|D|2.6"));
            assertEquals("CA 1", monitor.verdict());
            assertEquals(Gap.Reason.DEMO_OR_TEST, ((Gap) bench.bed1.readings.getFirst()).reason());
        }
    }

    @Test
    void overtakenMessage_isKeptNotOffered() throws Exception {
        try (var monitor = start()) {
            monitor.send(report("1"));
            monitor.send(report("2").replace("20260301080030", "20260301080020"));
            assertEquals("CA 1", monitor.verdict());
            assertEquals("CA 2", monitor.verdict());
            assertEquals(1, bench.bed1.readings.size());
            assertEquals(List.of("late for Bed 1"), bench.journal.unbound);
        }
    }

    @Test
    void messageFromBeforeAnOutage_isKeptNotOffered() throws Exception {
        try (var monitor = start()) {
            monitor.send(report("1"));
            monitor.send(report("2").replace("202603010800", "202603010750"));
            assertEquals("CA 1", monitor.verdict());
            assertEquals("CA 2", monitor.verdict());
            assertEquals(1, bench.bed1.readings.size());
            assertEquals(List.of("late for Bed 1"), bench.journal.unbound);
        }
    }

    @Test
    void oldNumberInANewMessage_isAGap_butCuffAndTemperatureKeepTheirAge() throws Exception {
        try (var monitor = start()) {
            var old = "|||||R|||20260301074500+0000";
            monitor.send(lines(
                    msh("1"),
                    PV1,
                    OBR,
                    "OBX|1|NM|150456^MDC_PULS_OXIM_SAT_O2^MDC|1.1|97|262688^MDC_DIM_PERCENT^MDC" + old,
                    "OBX|2|NM|150021^MDC_PRESS_BLD_NONINV_SYS^MDC|1.2|97|266016^MDC_DIM_MMHG^MDC" + old,
                    "OBX|3|NM|150344^MDC_TEMP^MDC|1.3|37|268192^MDC_DIM_DEGC^MDC" + old));
            assertEquals("CA 1", monitor.verdict());
            assertEquals(Gap.Reason.NOT_AVAILABLE, ((Gap) bench.bed1.readings.get(0)).reason());
            assertEquals(930_000, ((Measured) bench.bed1.readings.get(1)).ageMillis());
            assertEquals(930_000, ((Measured) bench.bed1.readings.get(2)).ageMillis());
        }
    }

    @Test
    void peerOverride_changesFormAndCharset() throws Exception {
        var peer = new Peer("BEDSIDE", Hl7Answer.Form.ORIGINAL, "ISO-8859-1");
        try (var monitor = start(settings(10_000, Limits.USUAL, peer))) {
            var text = report("1").replace("UNICODE UTF-8", "").replace("MAJA", "J\u00d6RG");
            monitor.write(MllpFramer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
            assertEquals("AA 1", monitor.verdict());
        }
    }

    @Test
    void links_comeWithTheFirstMessageAndGoWithTheLastConnection() throws Exception {
        try (var first = start(settings(400, Limits.USUAL))) {
            var second = new MllpSender(bench.port);
            assertEquals(List.of(), bench.bed1.links);
            first.send(report("1"));
            first.verdict();
            second.send(report("2"));
            second.verdict();
            second.hangUp();
            first.send(report("3"));
            first.verdict();
            assertEquals(List.of("up connected from 127.0.0.1"), bench.bed1.links);
            first.hangUp();
            await().until(() -> bench.bed1.links.size() == 2);
            assertEquals("down connection closed by the sender", bench.bed1.links.getLast());
            assertEquals(List.of(), bench.bed2.links);
        }
        try (var again = new MllpSender(bench.port)) {
            again.send(report("4"));
            again.verdict();
            assertEquals("up connected from 127.0.0.1", bench.bed1.links.getLast());
        }
    }

    @Test
    void senderThatConnectsForEveryMessage_isNoLostLink() throws Exception {
        start().close();
        for (var i = 0; i < 5; i++)
            try (var monitor = new MllpSender(bench.port)) {
                monitor.send(report("" + i));
                assertEquals("CA " + i, monitor.verdict());
            }
        assertEquals(1, bench.bed1.links.size());
    }

    @Test
    void halfAMessageAndNoEnd_closesTheConnection() throws Exception {
        try (var monitor = start(settings(10_000, limits(10, 300, 10_000)))) {
            monitor.write("\u000bMSH|^~\\&|HALF".getBytes(StandardCharsets.UTF_8));
            await().until(() -> monitor.ended);
            assertTrue(monitor.answers.isEmpty());
        }
    }

    @Test
    void tooLongMessage_isRefusedByName_andTheNextTaken() throws Exception {
        try (var monitor = start(settings(10_000, limits(10, 10_000, 10_000)))) {
            monitor.send(report("big") + "NTE|1||" + "x".repeat(100_000) + "\r");
            monitor.send(report("2"));
            var no = monitor.answer();
            assertEquals("CE big", MllpSender.verdict(no));
            assertTrue(no.length() < 500, no);
            assertEquals("CA 2", monitor.verdict());
        }
    }

    @Test
    void tooManyConnections_theNewOneIsClosed_theOldLive() throws Exception {
        try (var one = start(settings(10_000, limits(10, 10_000, 10_000)));
                var two = new MllpSender(bench.port);
                var three = new MllpSender(bench.port)) {
            for (var sender : List.of(one, two, three)) {
                sender.send(report("x" + sender.hashCode()));
                sender.verdict();
            }
            try (var four = new MllpSender(bench.port)) {
                await().until(() -> four.ended);
            }
            one.send(report("still"));
            assertEquals("CA still", one.verdict());
        }
    }

    @Test
    void faultOfOurOwn_isAnsweredNoAlarmedAndSurvived() throws Exception {
        try (var monitor = start()) {
            bench.bed1.broken = true;
            monitor.send(report("1"));
            assertEquals("CE 1", monitor.verdict());
            assertEquals(List.of("MONITOR_FAULT ward-hl7: a message could not be processed"), bench.house.reports);
            bench.bed1.broken = false;
            monitor.send(report("1"));
            assertEquals("CA 1", monitor.verdict());
            assertEquals(1, bench.bed1.readings.size());
        }
    }

    @Test
    void millionRandomBytes_thenAMessage_isAnswered() throws Exception {
        var random = new Random(99);
        try (var monitor = start()) {
            for (var i = 0; i < 250; i++) {
                var noise = new byte[4000];
                random.nextBytes(noise);
                monitor.write(noise);
            }
            monitor.send(report("after"));
            var verdict = monitor.verdict();
            while (!verdict.endsWith("after")) {
                assertFalse(verdict.startsWith("CA") || verdict.startsWith("AA"), verdict);
                verdict = monitor.verdict();
            }
            assertEquals("CA after", verdict);
            assertEquals(1, bench.bed1.readings.size());
        }
    }

    @Test
    void portInUse_isSaidPlainly() throws Exception {
        start().hangUp();
        var ports = new MllpPorts(
                java.util.Map.of(MllpFixture.BED_1, bench.bed1, MllpFixture.BED_2, bench.bed2),
                bench.house,
                bench.journal,
                bed -> "",
                new health.vigil.bed.SystemClock(1, 1),
                bench.metrics);
        var second = new MllpSettings(
                "127.0.0.1", bench.port, MllpFixture.SOURCE, BINDINGS, List.of(), 10_000, Limits.USUAL);
        var failure = assertThrows(
                IllegalStateException.class,
                () -> new MllpSource(bench.vertx, second, ports).start().await());
        assertTrue(failure.getMessage().startsWith("ward-hl7: cannot listen on 127.0.0.1:" + bench.port));
    }

    @Test
    void stop_closesConnectionsAndPort() throws Exception {
        try (var monitor = start()) {
            monitor.send(report("1"));
            monitor.verdict();
            bench.source.stop().await();
            await().until(() -> monitor.ended);
            assertThrows(java.io.IOException.class, () -> new MllpSender(bench.port));
        }
    }

    @Test
    void everyReading_carriesTheMomentOfItsFrame() throws Exception {
        try (var monitor = start()) {
            monitor.send(report("1"));
            monitor.verdict();
            Reading reading = bench.bed1.readings.getFirst();
            assertEquals(7, reading.at().epoch());
        }
    }
}
