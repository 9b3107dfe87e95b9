/// What passes over a serial line, kept in a file and read back: all that a driver was given, so that it says the same
/// again.
@NullMarked
package health.vigil.source.capture;

import org.jspecify.annotations.NullMarked;
