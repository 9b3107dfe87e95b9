/// The service put together, and its command line.
@NullMarked
package health.vigil;

import org.jspecify.annotations.NullMarked;
