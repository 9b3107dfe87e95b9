package health.vigil.alarm;

import health.vigil.vital.SourceId;

/// The way to one device.
///
/// @param up whether the port or connection is open
/// @param detail the operating system's or the peer's words
/// @param changed bed time of the last change
/// @param heard bed time of the last reading of any kind, or of the start when there was none yet
/// @param lowBattery the device said so
public record Link(SourceSpec spec, boolean up, String detail, long changed, long heard, boolean lowBattery) {
    /// The source's name.
    public SourceId source() {
        return spec.source();
    }

    Link heard(long at) {
        return new Link(spec, true, detail, changed, Math.max(heard, at), lowBattery);
    }
}
