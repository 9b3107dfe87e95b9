package health.vigil.bed;

import health.vigil.vital.CuffOrder;
import health.vigil.vital.SourceId;

/// What a bed may ask of a device. Called on the bed's loop; must not block.
@FunctionalInterface
public interface Command {
    /// @param cuff the device that is meant
    /// @return false if this is another device, or takes no order now
    boolean order(SourceId cuff, CuffOrder order);
}
