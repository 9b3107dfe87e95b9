package health.vigil.source;

import static health.vigil.decode.hl7.Hl7Samples.in;
import static health.vigil.decode.hl7.Hl7Samples.lines;
import static health.vigil.decode.hl7.Hl7Samples.report;
import static health.vigil.decode.hl7.Hl7Samples.utf8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.vigil.decode.hl7.Hl7Location;
import health.vigil.decode.hl7.MllpFramer;
import health.vigil.source.MllpSettings.Binding;
import health.vigil.source.MllpSettings.Limits;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is sent wrong in the field, what it deserves, and that the same connection serves the next message.
class MllpMalformedIT {
    private static final Path SHARED = Path.of("..", "shared", "data", "hl7", "malformed");

    private static MllpFixture bench;
    private static int probes;

    @BeforeAll
    static void start() {
        bench = new MllpFixture(new MllpSettings(
                "127.0.0.1",
                0,
                MllpFixture.SOURCE,
                List.of(
                        new Binding.Located(new Hl7Location("ONCO", "PROC", "2"), MllpFixture.BED_1),
                        new Binding.Located(new Hl7Location("PROC", "1", "1"), MllpFixture.BED_2)),
                List.of(),
                10_000,
                Limits.USUAL));
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    private static byte[] framed(byte[] content) {
        return MllpFramer.wrap(content);
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) out.writeBytes(part);
        return out.toByteArray();
    }

    private static byte[] withoutLast(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length - 1);
    }

    private static String named(String charset) {
        return report("1").replace("MAJA", "J\u00d6RG").replace("UNICODE UTF-8", charset);
    }

    private static byte[] made(String name) {
        var good = report("1");
        return switch (name) {
            case "normal", "bytewise", "split_FS_CR" -> framed(utf8(good));
            case "coalesced2" -> join(framed(utf8(good)), framed(utf8(report("2"))));
            case "pipelined10" -> {
                var all = new byte[10][];
                for (var i = 0; i < 10; i++) all[i] = framed(utf8(report("" + i)));
                yield join(all);
            }
            case "no_VT" -> Arrays.copyOfRange(framed(utf8(good)), 1, good.length() + 3);
            case "no_CR_after_FS" -> withoutLast(framed(utf8(good)));
            case "garbage_then_frame" -> join(utf8("NOISE\r\n"), framed(utf8(good)));
            case "not_HL7" -> framed(utf8("GOOD MORNING"));
            case "empty_frame" -> framed(new byte[0]);
            case "first_seg_PID" -> framed(utf8(lines("PID|||7")));
            case "truncated_MSH" -> framed(utf8(lines("MSH|^~\\&")));
            case "VT_inside" -> join(utf8("\u000bMSH|^~\\&|begun"), framed(utf8(good)));
            case "half_then_idle3s" -> utf8("\u000bMSH|^~\\&|BEDSIDE|WARD|VIGIL|WARD|2026030108");
            case "no_MSH10" -> framed(utf8(good.replace("|1|P|", "||P|")));
            case "bad_version" -> framed(utf8(good.replace("|2.6|", "|9.9|")));
            case "unknown_type" -> framed(utf8(good.replace("ORU^R01^ORU_R01", "ZZZ^Z99")));
            case "adt_a01" -> framed(utf8(good.replace("ORU^R01^ORU_R01", "ADT^A01^ADT_A01")));
            case "MSH15_16_empty" -> framed(utf8(good.replace("|AL|NE|", "|||")));
            case "MSH15_NE_16_NE" -> framed(utf8(good.replace("|AL|NE|", "|NE|NE|")));
            case "NUL_inside" -> framed(utf8(good.replace("MAJA", "MA\0JA")));
            case "sep_LF" -> framed(utf8(good.replace('\r', '\n')));
            case "sep_CRLF" -> framed(utf8(good.replace("\r", "\r\n")));
            case "utf8_name" -> framed(in("UTF-8", named("UNICODE UTF-8")));
            case "latin1_name_MSH18_8859_1" -> framed(in("ISO-8859-1", named("8859/1")));
            case "latin1_bytes_claim_utf8" -> framed(in("ISO-8859-1", named("UNICODE UTF-8")));
            default -> throw new IllegalArgumentException(name);
        };
    }

    /// The codes of all answers to some bytes, found by a good message sent behind them on the same connection.
    private static String codes(byte[] bytes, int chunk) throws Exception {
        var probe = "probe" + ++probes;
        var codes = new ArrayList<String>();
        try (var monitor = new MllpSender(bench.port)) {
            for (var from = 0; from < bytes.length; from += chunk)
                monitor.write(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + chunk)));
            monitor.send(report(probe));
            for (var v = monitor.verdict(); !v.equals("CA " + probe); v = monitor.verdict())
                codes.add(v.contains(" ") ? v.substring(0, 2) : v + "?");
        }
        return codes.stream().collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        // name of the case, one answer code per frame; ? = there was no message id to repeat
        "normal, CA",
        "bytewise, CA",
        "split_FS_CR, CA",
        "coalesced2, CA CA",
        "pipelined10, CA CA CA CA CA CA CA CA CA CA",
        "no_VT, ''",
        "no_CR_after_FS, CA",
        "garbage_then_frame, CA",
        "not_HL7, AE?",
        "empty_frame, AE?",
        "first_seg_PID, AE?",
        "truncated_MSH, AE?",
        "VT_inside, CA",
        "half_then_idle3s, ''",
        "no_MSH10, CE?",
        "bad_version, CR",
        "unknown_type, CR",
        "adt_a01, CR",
        "MSH15_16_empty, AA",
        "MSH15_NE_16_NE, AA",
        "NUL_inside, CE",
        "sep_LF, CA",
        "sep_CRLF, CA",
        "utf8_name, CA",
        "latin1_name_MSH18_8859_1, CA",
        "latin1_bytes_claim_utf8, CE"
    })
    void everyCase_getsWhatItDeserves_ours_andThoseOfOthers(String name, String answers) throws Exception {
        var ours = made(name);
        for (var chunk : new int[] {1, 7, ours.length})
            assertEquals(answers, codes(ours, chunk), name + " by " + chunk);
        var file = SHARED.resolve(name + ".mllp");
        if (Files.exists(file)) assertEquals(answers, codes(Files.readAllBytes(file), 1 << 20), file.toString());
    }

    @Test
    void everySharedCase_isInTheTable() throws Exception {
        assumeTrue(Files.isDirectory(SHARED), "no shared HL7 samples beside the checkout");
        try (var files = Files.list(SHARED)) {
            files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".mllp"))
                    .map(f -> f.substring(0, f.length() - ".mllp".length()))
                    .forEach(MllpMalformedIT::made);
        }
    }
}
