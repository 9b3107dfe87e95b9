package health.vigil.decode.device;

import health.vigil.decode.Wire;
import health.vigil.decode.capnograph.CapnostatFrames;
import health.vigil.decode.capnograph.CapnostreamFrames;
import health.vigil.decode.capnograph.CapnostreamFrames.Numerics;
import health.vigil.decode.capnograph.PhaseinFrames;
import health.vigil.decode.cuff.SunTechFrames;
import health.vigil.decode.oximeter.NoninFrames;
import health.vigil.decode.oximeter.NoninFrames.Format;
import health.vigil.decode.oximeter.NoninFrames.Packet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/// Good bytes of every wire format, for the contract. A new driver adds one line.
final class Samples {
    /// By the driver's name: frames that decode alone, and again and again.
    static final Map<String, byte[]> GOOD = new LinkedHashMap<>();

    static {
        GOOD.put("nonin-df2", nonin(Format.DF2));
        GOOD.put("nonin-df7", nonin(Format.DF7));
        GOOD.put("suntech", pressures());
        GOOD.put("capnostream", breath());
        GOOD.put("capnostream-9600", breath());
        GOOD.put("capnostat", exhalation());
        GOOD.put("phasein", gases());
    }

    private Samples() {}

    private static byte[] nonin(Format format) {
        var pleth = new int[25];
        for (int i = 0; i < pleth.length; i++) pleth[i] = 5 + 10 * i;
        return Wire.join(
                NoninFrames.packet(format, NoninFrames.GREEN, pleth, new Packet(140, 97, 139, 98, 77, false)),
                NoninFrames.packet(format, NoninFrames.GREEN, pleth, new Packet(150, 93, 139, 98, 78, false)));
    }

    private static byte[] pressures() {
        var packets = new byte[8][];
        for (int i = 0; i < packets.length; i++) packets[i] = SunTechFrames.pressure(150 - 10 * i);
        return Wire.join(packets);
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

    /// Begins with the unit, without which nothing is believed.
    private static byte[] exhalation() {
        var frames = new ArrayList<byte[]>();
        frames.add(CapnostatFrames.frame(CapnostatFrames.SETTING, 7, 0));
        for (int i = 0; i < 40; i++) {
            var parameter =
                    i % 10 == 3 ? CapnostatFrames.parameter(CapnostatFrames.ETCO2 + i / 10 % 3, 180 + i) : new int[0];
            frames.add(CapnostatFrames.wave(i, CapnostatFrames.raw(i < 20 ? 2 * i : 38.5), parameter));
        }
        return Wire.join(frames.toArray(byte[][]::new));
    }

    private static byte[] gases() {
        var frames = new ArrayList<byte[]>();
        for (int i = 0; i < 20; i++)
            frames.add(
                    PhaseinFrames.frame(i % 10, i == 13 ? PhaseinFrames.APNEA : 0, 0.25 * i, 20 + i, 17, 0, 0, 3, 245));
        return Wire.join(frames.toArray(byte[][]::new));
    }
}
