/// A pager's network: the terminal that takes pages over SNPP and the pagers that get them.
@NullMarked
package health.vigil.simulator.pager;

import org.jspecify.annotations.NullMarked;
