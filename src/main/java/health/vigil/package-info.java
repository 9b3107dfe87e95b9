/// The service put together: configuration and command line.
@NullMarked
package health.vigil;

import org.jspecify.annotations.NullMarked;
