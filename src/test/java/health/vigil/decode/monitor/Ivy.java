package health.vigil.decode.monitor;

import health.vigil.decode.Wire;
import java.nio.charset.StandardCharsets;

/// Messages of an Ivy 450C, made by hand.
public final class Ivy {
    private static final String REST = "ETCO2=1;;;\r"
            + "SPO2=1;%d;PR=%d ;\r"
            + "NIBP=4;%s;80;;\r"
            + "P1=3;111;73;88;;\r"
            + "P2=3;;;;NO TRANSDUCER;\r"
            + "T1=1;36.8;;\r"
            + "T2=1;;;\r";

    private Ivy() {}

    static byte[] message(String lines) {
        var waves = new byte[400];
        for (int i = 0; i < waves.length; i++) waves[i] = (byte) (86 + i % 50);
        return Wire.join(
                "\u00FFANSAR-B ".getBytes(StandardCharsets.ISO_8859_1),
                waves,
                lines.getBytes(StandardCharsets.US_ASCII),
                new byte[] {(byte) 0xFE});
    }

    static byte[] message(int heartRate, int spo2, String pressures) {
        return message("HR=1;" + heartRate + ";ECG-II-DIAG;\rRR=1;35;APNEA: 20 SEC;\r"
                + REST.formatted(spo2, heartRate, pressures));
    }

    /// Good ones in a row.
    public static byte[] messages() {
        return Wire.join(message(80, 97, "121;75;92"), message(133, 95, "121;75;92"), message(140, 93, "90;50;63"));
    }
}
