/// Capnographs: one family of files per wire format, encoder and decoder.
@NullMarked
package health.vigil.decode.capnograph;

import org.jspecify.annotations.NullMarked;
