/// WebSocket screens: bedside and central.
@NullMarked
package health.vigil.display;

import org.jspecify.annotations.NullMarked;
