/// A child: breathing, gas exchange, heart, and what sedatives do to them. Deterministic, no clock, no I/O.
///
/// Good enough to train people and to test alarms; never a basis for treating a real child.
@NullMarked
package health.vigil.simulator.child;

import org.jspecify.annotations.NullMarked;
