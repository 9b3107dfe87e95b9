package health.vigil.decode;

/// Settings of a serial line.
///
/// @param baud bits per second
/// @param dataBits 7 or 8
/// @param stopBits 1 or 2
public record Line(int baud, int dataBits, Parity parity, int stopBits) {
    /// The parity bit.
    public enum Parity {
        NONE,
        ODD,
        EVEN
    }

    public Line {
        if (baud < 300 || baud > 4_000_000)
            throw new IllegalArgumentException("baud " + baud + " is outside 300 to 4000000");
        if (dataBits != 7 && dataBits != 8) throw new IllegalArgumentException("data bits " + dataBits + ": 7 or 8");
        if (stopBits != 1 && stopBits != 2) throw new IllegalArgumentException("stop bits " + stopBits + ": 1 or 2");
    }

    /// As people write it: `9600 8N1`.
    public String words() {
        return baud + " " + dataBits + parity.name().charAt(0) + stopBits;
    }

    /// 8 data bits, no parity, 1 stop bit.
    public static Line of(int baud) {
        return new Line(baud, 8, Parity.NONE, 1);
    }
}
