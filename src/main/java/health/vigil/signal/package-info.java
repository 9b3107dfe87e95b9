/// Beats, breaths and quality from waves; the same bits on every machine.
@NullMarked
package health.vigil.signal;

import org.jspecify.annotations.NullMarked;
