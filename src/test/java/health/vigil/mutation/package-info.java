/// Faults put into the engine on purpose, to see that the tests notice.
@NullMarked
package health.vigil.mutation;

import org.jspecify.annotations.NullMarked;
