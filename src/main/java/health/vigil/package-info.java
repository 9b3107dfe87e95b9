/// The command line of the service: all it does is in {@link health.vigil.command}.
@NullMarked
package health.vigil;

import org.jspecify.annotations.NullMarked;
