/// Simulated cuffs.
@NullMarked
package health.vigil.simulator.device.cuff;

import org.jspecify.annotations.NullMarked;
