package health.vigil.decode.device;

import health.vigil.decode.Wire;
import health.vigil.decode.capnograph.CapnostatFrames;
import health.vigil.decode.capnograph.CapnostreamFrames;
import health.vigil.decode.capnograph.CapnostreamFrames.Numerics;
import health.vigil.decode.capnograph.PhaseinFrames;
import health.vigil.decode.cuff.DinamapLines;
import health.vigil.decode.cuff.SunTechFrames;
import health.vigil.decode.monitor.Ivy;
import health.vigil.decode.monitor.intellivue.Intellivue;
import health.vigil.decode.oximeter.BciFrames;
import health.vigil.decode.oximeter.ContecFrames;
import health.vigil.decode.oximeter.MasimoLine;
import health.vigil.decode.oximeter.nonin.NoninFrames;
import health.vigil.decode.oximeter.nonin.NoninFrames.Format;
import health.vigil.decode.oximeter.nonin.NoninFrames.Packet;
import health.vigil.decode.oximeter.nonin.NoninPlainFrames;
import health.vigil.decode.oximeter.nonin.NoninSpotFrames;
import health.vigil.decode.oximeter.nonin.NoninTextDriver;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/// Good bytes of every wire format, for the contract. A new driver adds one line.
public final class Samples {
    /// By the driver's name: frames that decode alone, and again and again.
    public static final Map<String, byte[]> GOOD = new LinkedHashMap<>();

    static {
        GOOD.put("nonin-df2", nonin(Format.DF2));
        GOOD.put("nonin-df7", nonin(Format.DF7));
        GOOD.put("nonin-df1", plain(NoninPlainFrames.Format.DF1));
        GOOD.put("nonin-df8", plain(NoninPlainFrames.Format.DF8));
        GOOD.put(
                "nonin-df13",
                Wire.join(
                        NoninSpotFrames.record("20121110090807", 0, 140, 97),
                        NoninSpotFrames.record("20121110091007", NoninSpotFrames.STORED, 90, 99),
                        NoninSpotFrames.record("20121110091107", 0, 260, 88)));
        GOOD.put("nonin-ascii", text(NoninTextDriver.line(97, 140), NoninTextDriver.line(93, 156)));
        GOOD.put("masimo-ascii1", masimo());
        GOOD.put("nellcor-ascii", nellcor());
        GOOD.put("nellcor-ascii-19200", nellcor());
        GOOD.put("contec-v7", contec());
        GOOD.put("contec-5byte", bci());
        GOOD.put("bci-5byte", bci());
        GOOD.put("suntech", pressures());
        GOOD.put("dinamap", rounds());
        GOOD.put("capnostream", breath());
        GOOD.put("capnostream-9600", breath());
        GOOD.put("capnostat", exhalation());
        GOOD.put("phasein", gases());
        GOOD.put("ivy-450c", Ivy.messages());
        GOOD.put("philips-intellivue", Intellivue.replies());
        GOOD.put("philips-intellivue-19200", Intellivue.replies());
    }

    private Samples() {}

    private static byte[] nonin(Format format) {
        var pleth = new int[25];
        for (int i = 0; i < pleth.length; i++) pleth[i] = 5 + 10 * i;
        return Wire.join(
                NoninFrames.packet(format, NoninFrames.GREEN, pleth, new Packet(140, 97, 139, 98, 77, false)),
                NoninFrames.packet(format, NoninFrames.GREEN, pleth, new Packet(150, 93, 139, 98, 78, false)));
    }

    private static byte[] plain(NoninPlainFrames.Format format) {
        return Wire.join(
                NoninPlainFrames.frame(format, 0, 140, 97, 0),
                NoninPlainFrames.frame(format, NoninPlainFrames.LOW_PERFUSION, 260, 93, 0),
                NoninPlainFrames.frame(format, 0, 72, 88, 0));
    }

    private static byte[] masimo() {
        return text(
                MasimoLine.print("09/15/10 15:10:29", 97, 140, 11.82, 0, 0x800),
                MasimoLine.print("09/15/10 15:10:30", 93, 156, 0.55, 0, 0x804),
                MasimoLine.print("09/15/10 15:10:31", null, null, null, 0, 0x821));
    }

    private static byte[] nellcor() {
        return text(
                "12-NOV-98 14:00:05 97 140 50\r\n",
                "12-NOV-98 14:00:07 89* 120 50 SL\r\n",
                "12-NOV-98 14:00:09 --- --- --- SD AS\r\n");
    }

    private static byte[] text(String... lines) {
        return String.join("", lines).getBytes(StandardCharsets.US_ASCII);
    }

    /// Long enough in each state to be believed, short enough to be told once.
    private static byte[] contec() {
        var frames = new ArrayList<byte[]>();
        for (int i = 0; i < 5; i++) frames.add(ContecFrames.live(8, false, 20 + i, 156, 97, 320));
        for (int i = 0; i < 5; i++) frames.add(ContecFrames.live(8, false, 60 + i, 140, 93, 200));
        for (int i = 0; i < 5; i++) frames.add(ContecFrames.live(ContecFrames.PROBE_ERROR, false, 40, 0, 0, 0xFFFF));
        return Wire.join(frames.toArray(byte[][]::new));
    }

    private static byte[] bci() {
        var frames = new ArrayList<byte[]>();
        for (int i = 0; i < 5; i++) frames.add(BciFrames.frame(7, 20 + i, 8, 156, 97));
        for (int i = 0; i < 5; i++) frames.add(BciFrames.frame(7, 60 + i, 8, 140, 93));
        for (int i = 0; i < 5; i++) frames.add(BciFrames.frame(0, 0, BciFrames.PROBE_ERROR, 0, 0));
        return Wire.join(frames.toArray(byte[][]::new));
    }

    private static byte[] pressures() {
        var packets = new byte[8][];
        for (int i = 0; i < packets.length; i++) packets[i] = SunTechFrames.pressure(150 - 10 * i);
        return Wire.join(packets);
    }

    private static byte[] rounds() {
        return text(
                DinamapLines.checked(" NA1100030105062078") + "\r",
                DinamapLines.checked(" OA1097908") + "\r",
                DinamapLines.checked(" RA2140") + "\r",
                DinamapLines.checked(" TC00A0001209860") + "\r",
                DinamapLines.checked(" OA1093908") + "\r",
                DinamapLines.checked(" RA2156") + "\r");
    }

    private static byte[] breath() {
        var frames = new ArrayList<byte[]>();
        for (int i = 0; i < 20; i++) {
            frames.add(CapnostreamFrames.wave(i, i < 10 ? 0.5 * i : 38.5, 0));
            if (i % 7 == 0)
                frames.add(CapnostreamFrames.numerics(
                        Numerics.of(38, 1, 18 + i, 128, 133).withNoBreath(i)));
        }
        return Wire.join(frames.toArray(byte[][]::new));
    }

    /// Begins with the unit, without which nothing is believed, and says that the module is well.
    private static byte[] exhalation() {
        var frames = new ArrayList<byte[]>();
        frames.add(CapnostatFrames.frame(CapnostatFrames.SETTING, 7, 0));
        for (int i = 0; i < 40; i++) {
            frames.add(CapnostatFrames.wave(i, CapnostatFrames.raw(i < 20 ? 2 * i : 38.5), said(i)));
        }
        return Wire.join(frames.toArray(byte[][]::new));
    }

    private static int[] said(int sample) {
        if (sample == 0) return new int[] {CapnostatFrames.STATUS, 0, 0, 0, 0, 0};
        return sample % 10 == 3
                ? CapnostatFrames.parameter(CapnostatFrames.ETCO2 + sample / 10 % 3, 180 + sample)
                : new int[0];
    }

    private static byte[] gases() {
        var frames = new ArrayList<byte[]>();
        for (int i = 0; i < 20; i++)
            frames.add(
                    PhaseinFrames.frame(i % 10, i == 13 ? PhaseinFrames.APNEA : 0, 0.25 * i, 20 + i, 17, 0, 0, 3, 245));
        return Wire.join(frames.toArray(byte[][]::new));
    }
}
