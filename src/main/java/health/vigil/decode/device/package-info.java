/// Every serial device we know, by the name that the configuration gives its wire format.
@NullMarked
package health.vigil.decode.device;

import org.jspecify.annotations.NullMarked;
