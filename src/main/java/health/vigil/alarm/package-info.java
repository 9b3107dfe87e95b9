/// The pure `step`: what is wrong now, what becomes of alarms, and what is told of it. Its state is
/// {@link health.vigil.alarm.state}.
@NullMarked
package health.vigil.alarm;

import org.jspecify.annotations.NullMarked;
