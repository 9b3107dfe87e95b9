package health.vigil.source.survey;

import health.vigil.decode.Line;

/// How well one driver understands a line.
///
/// @param driver its name in configuration
/// @param frames whole and checked
/// @param nanos of listening
/// @param share of the bytes that belong to frames, 0 to 1, counted from the first whole frame
/// @param asked true if the device was spoken to
public record Match(String driver, Line line, long frames, long nanos, double share, boolean asked) {}
