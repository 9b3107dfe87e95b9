package health.vigil.bed;

import health.vigil.vital.CuffOrder;

/// What a bed may ask of a device. Called on the bed's loop; must not block.
@FunctionalInterface
public interface Command {
    /// @return false if no device of this bed takes the order
    boolean order(CuffOrder order);
}
