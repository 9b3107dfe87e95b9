/// What a decision about an alarm costs, measured beside others that do the same work, and what decoding does.
@NullMarked
package health.vigil.bench;

import org.jspecify.annotations.NullMarked;
