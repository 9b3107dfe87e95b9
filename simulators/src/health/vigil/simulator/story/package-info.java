/// Stories: what happens to the child, the devices and the staff, as data; and what plays them.
@NullMarked
package health.vigil.simulator.story;

import org.jspecify.annotations.NullMarked;
