/// What a decision about an alarm costs, measured beside others that do the same work.
@NullMarked
package health.vigil.bench;

import org.jspecify.annotations.NullMarked;
