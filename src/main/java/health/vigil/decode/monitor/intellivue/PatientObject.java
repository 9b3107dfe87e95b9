package health.vigil.decode.monitor.intellivue;

import java.nio.ByteBuffer;

/// Who the monitor believes the patient to be: no more than is needed to see that it is another child. Names and
/// birthdays are passed over.
///
/// @param state whether there is one
/// @param id as typed in at the monitor; may be empty
record PatientObject(int state, String id) {
    private static final int STATE = 0x0957;
    private static final int ID = 0x095A;

    private static final int ADMITTED = 2;
    private static final int DISCHARGED = 8;
    private static final int UNSAID = -1;

    static PatientObject read(int context, ByteBuffer bytes) {
        bytes.getShort(); // handle: there is one patient
        var attributes = SizedList.of(bytes);
        var state = UNSAID;
        var id = "";
        for (int i = 0; i < attributes.count(); i++) {
            var kind = Short.toUnsignedInt(attributes.bytes().getShort());
            var value = SizedList.slice(attributes.bytes());
            switch (kind) {
                case STATE -> state = value.getShort();
                case ID -> id = Text.read(value);
                default -> {}
            }
        }
        return new PatientObject(state, id);
    }

    /// Only then are the other fields of a patient who is there.
    boolean admitted() {
        return state == ADMITTED;
    }

    boolean discharged() {
        return state == DISCHARGED;
    }
}
