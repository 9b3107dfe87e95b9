package health.vigil.decode.monitor.intellivue;

import java.nio.ByteBuffer;
import java.text.Normalizer;

/// A string of the protocol: its length in bytes, then characters of two bytes, ended or filled up by zeros. The
/// monitor's small figures become plain ones; signs of its own alphabet that have no other are left out.
final class Text {
    /// More is no name and no alarm.
    private static final int LONGEST = 80;

    private Text() {}

    static String read(ByteBuffer bytes) {
        var characters = SizedList.slice(bytes);
        var text = new StringBuilder();
        while (characters.remaining() >= Character.BYTES && text.length() < LONGEST) {
            var next = characters.getChar();
            if (next == 0) break;
            if (printable(next)) text.append(next);
        }
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    private static boolean printable(char next) {
        return switch (Character.getType(next)) {
            case Character.CONTROL, Character.PRIVATE_USE, Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
