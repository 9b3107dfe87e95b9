/// Limits, conditions, priorities, delays, latching, inactivation, explanations: the pure `step`.
@NullMarked
package health.vigil.alarm;

import org.jspecify.annotations.NullMarked;
