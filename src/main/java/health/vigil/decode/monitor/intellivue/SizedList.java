package health.vigil.decode.monitor.intellivue;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/// A list of the IntelliVue protocol: how many elements, how many bytes, the elements.
///
/// @param bytes of the elements and no others
record SizedList(int count, ByteBuffer bytes) {
    /// @throws BufferUnderflowException if there are fewer bytes than the list says
    static SizedList of(ByteBuffer bytes) {
        var count = Short.toUnsignedInt(bytes.getShort());
        return new SizedList(count, slice(bytes));
    }

    /// As many bytes as the length in front of them says.
    ///
    /// @throws BufferUnderflowException if there are fewer
    static ByteBuffer slice(ByteBuffer bytes) {
        var length = Short.toUnsignedInt(bytes.getShort());
        if (length > bytes.remaining()) throw new BufferUnderflowException();
        var slice = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        return slice;
    }
}
