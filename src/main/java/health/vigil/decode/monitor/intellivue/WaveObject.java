package health.vigil.decode.monitor.intellivue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// One wave of an IntelliVue monitor as a poll's reply lists it (SaObsValue and its context).
///
/// @param handle names the object as long as the association lasts
/// @param context how to read the samples, as far as this reply says
/// @param observed a piece of one wave, or of the leads that belong together
record WaveObject(int handle, WaveContext context, List<Samples> observed) {
    private static final int SAMPLES = 0x096E;
    private static final int COMPOUND = 0x0967;

    /// Consecutive samples, not yet taken apart.
    ///
    /// @param code of the quantity, in partition 2 of ISO/IEEE 11073-10101
    /// @param state bits as those of a {@link Numeric}
    record Samples(int code, int state, ByteBuffer bytes) {
        static Samples read(ByteBuffer bytes) {
            var code = Short.toUnsignedInt(bytes.getShort());
            var state = Short.toUnsignedInt(bytes.getShort());
            return new Samples(code, state, SizedList.slice(bytes));
        }
    }

    static WaveObject read(int context, ByteBuffer bytes) {
        var handle = context << 16 | Short.toUnsignedInt(bytes.getShort());
        var attributes = SizedList.of(bytes);
        var told = WaveContext.UNKNOWN;
        var observed = new ArrayList<Samples>();
        for (int i = 0; i < attributes.count(); i++) {
            var id = Short.toUnsignedInt(attributes.bytes().getShort());
            var value = SizedList.slice(attributes.bytes());
            switch (id) {
                case SAMPLES -> observed.add(Samples.read(value));
                case COMPOUND -> compound(value, observed);
                default -> told = told.with(id, value);
            }
        }
        return new WaveObject(handle, told, List.copyOf(observed));
    }

    private static void compound(ByteBuffer value, List<Samples> observed) {
        var list = SizedList.of(value);
        for (int i = 0; i < list.count(); i++) observed.add(Samples.read(list.bytes()));
    }
}
