package health.vigil.simulator.child;

/// What stands between the child's chest and the room.
public enum Airway {
    OPEN,
    /// The chest moves, no gas does.
    OBSTRUCTED,
    /// Held open by hand.
    JAW_THRUST,
    /// Somebody breathes for the child.
    BAG_MASK;

    /// Share of each breath's effort that moves gas.
    double patency() {
        return this == OBSTRUCTED ? 0 : 1;
    }
}
