/// Pulse oximeters: one family of files per wire format, encoder and decoder.
@NullMarked
package health.vigil.decode.oximeter;

import org.jspecify.annotations.NullMarked;
