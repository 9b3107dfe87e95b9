package health.vigil.source;

import health.vigil.vital.SourceId;

/// One device of a bed as configured: on a serial port, or out of a capture.
public sealed interface DeviceSettings permits SerialSettings, ReplaySettings {
    SourceId source();

    /// Name of its wire format, one of {@link health.vigil.decode.device.Drivers#NAMES}.
    String protocol();

    /// Whether its driver may send commands that act on the patient.
    boolean control();
}
