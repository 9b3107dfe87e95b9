/// Automatic blood pressure cuffs: one family of files per wire format, encoder and decoder.
@NullMarked
package health.vigil.decode.cuff;

import org.jspecify.annotations.NullMarked;
