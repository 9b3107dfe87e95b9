package health.vigil.simulator.device;

/// What can be wrong with a line.
public enum Fault {
    NONE,
    /// Out of the socket: the port itself is gone.
    PULLED,
    /// In the socket, but nothing gets through, either way.
    SILENT,
    /// Nonsense between the frames.
    GARBAGE,
    /// Single bits turn over.
    BIT_FLIPS,
    /// Everything is said twice.
    DOUBLED
}
