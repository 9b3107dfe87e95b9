package health.vigil.decode.hl7;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// Messages of our own making, in the ways monitors write them.
public final class Hl7Samples {
    private Hl7Samples() {}

    /// A message of some lines, each ended by CR.
    public static String lines(String... lines) {
        return List.of(lines).stream().map(l -> l + "\r").collect(Collectors.joining());
    }

    /// MSH of an IHE reporter that asks for accept acknowledgements.
    public static String msh(String controlId) {
        return "MSH|^~\\&|BEDSIDE^0A0B0C0D0E0F0001^EUI-64|WARD|VIGIL|WARD|20260301080030+0000||ORU^R01^ORU_R01|"
                + controlId + "|P|2.6|||AL|NE||UNICODE UTF-8|||IHE_PCD_001^IHE PCD^1.3.6.1.4.1.19376.1.6.1.1.1^ISO";
    }

    public static final String PID = "PID|||K-4711^^^CLINIC^MR||BEE^MAJA^^^^^L||20210704|F";
    public static final String PV1 = "PV1||I|ONCO^PROC^2";
    public static final String OBR =
            "OBR|1|1^BEDSIDE|1^BEDSIDE|182777000^monitoring of patient^SCT|||20260301080030+0000";
    public static final String SPO2 =
            "OBX|1|NM|150456^MDC_PULS_OXIM_SAT_O2^MDC|1.1.1.150456|97|262688^MDC_DIM_PERCENT^MDC|||||R";

    /// A whole PCD-01 report with one saturation.
    public static String report(String controlId) {
        return lines(msh(controlId), PID, PV1, OBR, SPO2);
    }

    /// A report with the given OBX lines.
    public static String reportOf(String... observations) {
        return lines(msh("X1"), PID, PV1, OBR) + lines(observations);
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] in(String charset, String text) {
        return text.getBytes(Charset.forName(charset));
    }

    /// A text as one frame.
    public static byte[] framed(String text) {
        return MllpFramer.wrap(utf8(text));
    }
}
