package health.vigil.decode.monitor.intellivue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// What the monitor says of its own alarms (alert monitor object).
///
/// @param state of all of them, see {@link AlertState}
/// @param alerts those there are now
record AlertObject(int state, List<Alert> alerts) {
    private static final int CONDITION = 0x0916;
    private static final int OF_THE_PATIENT = 0x0902;
    private static final int TECHNICAL = 0x0904;

    private static final int OBJECT_BYTES = 6;
    private static final int PRIVATE_TEXT = 516;
    /// Number of the instance, text's number, priority and flags, in front of the text.
    private static final int BEFORE_TEXT = 10;

    /// One alarm of the monitor.
    ///
    /// @param source what it is about, a code of partition 2 or 1
    /// @param code what is the matter with it
    /// @param type one bit: how grave, see {@link AlertState}
    /// @param text as on the monitor's screen; may be empty
    record Alert(int source, int code, int type, int state, String text) {
        static Alert read(ByteBuffer bytes) {
            var source = Short.toUnsignedInt(bytes.getShort());
            var code = Short.toUnsignedInt(bytes.getShort());
            var type = Short.toUnsignedInt(bytes.getShort());
            var state = Short.toUnsignedInt(bytes.getShort());
            var kind = bytes.position(bytes.position() + OBJECT_BYTES).getShort();
            var more = SizedList.slice(bytes);
            return new Alert(
                    source, code, type, state, kind == PRIVATE_TEXT ? Text.read(more.position(BEFORE_TEXT)) : "");
        }
    }

    static AlertObject read(int context, ByteBuffer bytes) {
        bytes.getShort(); // handle: there is one such object
        var attributes = SizedList.of(bytes);
        var state = 0;
        var alerts = new ArrayList<Alert>();
        for (int i = 0; i < attributes.count(); i++) {
            var id = Short.toUnsignedInt(attributes.bytes().getShort());
            var value = SizedList.slice(attributes.bytes());
            switch (id) {
                case CONDITION -> state = Short.toUnsignedInt(value.getShort());
                case OF_THE_PATIENT, TECHNICAL -> list(value, alerts);
                default -> {}
            }
        }
        return new AlertObject(state, List.copyOf(alerts));
    }

    private static void list(ByteBuffer value, List<Alert> alerts) {
        var list = SizedList.of(value);
        for (int i = 0; i < list.count(); i++) alerts.add(Alert.read(list.bytes()));
    }
}
