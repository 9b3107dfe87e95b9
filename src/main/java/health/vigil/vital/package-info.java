/// The words everything else is said in: vitals, readings, sources, moments.
@NullMarked
package health.vigil.vital;

import org.jspecify.annotations.NullMarked;
