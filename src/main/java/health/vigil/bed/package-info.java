/// The single writer of a bed: inbox, state, snapshot, and the ports through which the world meets it.
@NullMarked
package health.vigil.bed;

import org.jspecify.annotations.NullMarked;
