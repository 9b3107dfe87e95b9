/// Bedside monitors that tell everything they measure over a serial line.
@NullMarked
package health.vigil.decode.monitor;

import org.jspecify.annotations.NullMarked;
