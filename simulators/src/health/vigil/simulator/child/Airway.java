package health.vigil.simulator.child;

/// What stands between the child's chest and the room.
public enum Airway {
    OPEN,
    /// Half closed: snoring, shallow gas flow.
    NARROW,
    /// The chest moves, no gas does.
    OBSTRUCTED,
    /// Held open by hand.
    JAW_THRUST,
    /// Somebody breathes for the child.
    BAG_MASK;

    private static final double NARROW_SHARE =
            0.62; // leaves little more than the dead space at a sedated child's depth

    /// Share of each breath's effort that moves gas.
    double patency() {
        return switch (this) {
            case OPEN, JAW_THRUST, BAG_MASK -> 1;
            case NARROW -> NARROW_SHARE;
            case OBSTRUCTED -> 0;
        };
    }
}
