/// Measures the whole service from outside: bytes on ports in, frames on WebSockets out.
@NullMarked
package health.vigil.simulator.bench;

import org.jspecify.annotations.NullMarked;
