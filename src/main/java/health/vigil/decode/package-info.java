/// Device bytes to readings and orders to bytes: one file per wire format, both ways, no I/O.
@NullMarked
package health.vigil.decode;

import org.jspecify.annotations.NullMarked;
