/// Simulated bedside monitors.
@NullMarked
package health.vigil.simulator.device.monitor;

import org.jspecify.annotations.NullMarked;
