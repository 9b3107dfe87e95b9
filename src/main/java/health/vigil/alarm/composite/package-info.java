/// What several signs tell together: possible respiratory depression, possible allergic reaction, and the evidence for
/// them at any moment (requirement R23). Reads the bed's state; raises nothing itself.
@NullMarked
package health.vigil.alarm.composite;

import org.jspecify.annotations.NullMarked;
