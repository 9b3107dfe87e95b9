package health.vigil.alarm;

import health.vigil.vital.Moment;

/// An alarm that is over, for the list of what was (requirement R35): onset, extreme and end.
///
/// @param alarm as it last was
/// @param ended when its condition ended
public record Episode(Alarm alarm, Moment ended) {}
