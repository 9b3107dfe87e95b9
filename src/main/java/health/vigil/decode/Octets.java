package health.vigil.decode;

/// Bytes as documents write them, 0 to 255.
public final class Octets {
    private Octets() {}

    /// The low eight bits of each number.
    public static byte[] of(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) bytes[i] = (byte) values[i];
        return bytes;
    }
}
