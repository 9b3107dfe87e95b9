/// What all drivers share: device bytes to readings and orders to bytes, no I/O. The devices themselves live in the
/// rooms below, one per kind; `decode.device` lists them.
@NullMarked
package health.vigil.decode;

import org.jspecify.annotations.NullMarked;
