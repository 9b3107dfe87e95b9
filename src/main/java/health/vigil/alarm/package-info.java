/// What is wrong now and what is told of it: states, latching, inactivation, explanations: the pure `step`.
@NullMarked
package health.vigil.alarm;

import org.jspecify.annotations.NullMarked;
