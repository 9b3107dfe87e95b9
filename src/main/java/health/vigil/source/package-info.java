/// Serial ports and MLLP connections: arrival is stamped here and only here.
@NullMarked
package health.vigil.source;

import org.jspecify.annotations.NullMarked;
