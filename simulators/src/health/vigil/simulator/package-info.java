/// Simulated child, devices and pager terminals that speak the real wire protocols.
@NullMarked
package health.vigil.simulator;

import org.jspecify.annotations.NullMarked;
