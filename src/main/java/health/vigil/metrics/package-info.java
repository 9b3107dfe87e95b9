/// Every meter in one file, behind plain methods.
@NullMarked
package health.vigil.metrics;

import org.jspecify.annotations.NullMarked;
