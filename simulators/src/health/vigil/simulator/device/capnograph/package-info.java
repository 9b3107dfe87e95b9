/// Simulated capnographs.
@NullMarked
package health.vigil.simulator.device.capnograph;

import org.jspecify.annotations.NullMarked;
