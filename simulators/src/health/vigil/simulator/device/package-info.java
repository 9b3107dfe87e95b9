/// Devices that turn the child into the bytes of real wire protocols and obey the commands of a host.
@NullMarked
package health.vigil.simulator.device;

import org.jspecify.annotations.NullMarked;
