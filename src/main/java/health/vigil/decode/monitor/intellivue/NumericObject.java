package health.vigil.decode.monitor.intellivue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// One measurement of an IntelliVue monitor as a poll's reply lists it: attributes, of which those that matter are
/// kept.
///
/// @param handle names the object as long as the association lasts
/// @param label what the object is called, or 0 if this reply does not say
/// @param stamp when the value was determined, by the monitor's clock in packed digits; 0 for what is always measured
/// @param numerics one, or those that belong together as systolic, diastolic and mean do
record NumericObject(int handle, int label, long stamp, List<Numeric> numerics) {
    private static final int LABEL = 0x0924;
    private static final int NUMERIC = 0x0950;
    private static final int COMPOUND = 0x094B;
    private static final int TIME_STAMP = 0x0990;

    /// Labels of what somebody set (a ventilator's rate, an incubator's temperature) carry the code of the same
    /// quantity measured behind this.
    private static final int SETTING = 0x0402;

    /// @param context in which the handle is unique
    static NumericObject read(int context, ByteBuffer bytes) {
        var handle = context << 16 | Short.toUnsignedInt(bytes.getShort());
        var attributes = SizedList.of(bytes);
        var label = 0;
        var stamp = 0L;
        var numerics = new ArrayList<Numeric>();
        for (int i = 0; i < attributes.count(); i++) {
            var id = Short.toUnsignedInt(attributes.bytes().getShort());
            var value = SizedList.slice(attributes.bytes());
            switch (id) {
                case LABEL -> label = value.getInt();
                case TIME_STAMP -> stamp = value.getLong();
                case NUMERIC -> numerics.add(Numeric.read(value));
                case COMPOUND -> compound(value, numerics);
                default -> {}
            }
        }
        return new NumericObject(handle, label, stamp, List.copyOf(numerics));
    }

    private static void compound(ByteBuffer value, List<Numeric> numerics) {
        var list = SizedList.of(value);
        for (int i = 0; i < list.count(); i++) numerics.add(Numeric.read(list.bytes()));
    }

    /// Somebody set it; nobody measured it.
    boolean setting() {
        return label >>> 16 == SETTING;
    }
}
