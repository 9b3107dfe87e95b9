package health.vigil.source.capture;

import health.vigil.vital.Moment;

/// One opening of a line, as a capture names it.
///
/// @param source the device's name in configuration
/// @param driver that read it
/// @param control whether the driver was allowed to order the device about
/// @param port as configured
/// @param device the node behind it then
/// @param line its settings, `9600 8N1`
/// @param opened when; the times of all that follows count from here
public record CaptureHeader(
        String source, String driver, boolean control, String port, String device, String line, Moment opened) {}
