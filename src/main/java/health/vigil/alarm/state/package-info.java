/// What a bed remembers, in immutable pieces: who lies there, what devices last said, which limits are violated, which
/// alarms there are. The engine makes the next state; screens, pagers and the record read it.
@NullMarked
package health.vigil.alarm.state;

import org.jspecify.annotations.NullMarked;
