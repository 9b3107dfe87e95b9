/// A whole bed lived through from a seed: a child whose truth is known, devices and lines that fail, people who act,
/// and a judge who holds the engine to its promises after every tick.
@NullMarked
package health.vigil.simulation;

import org.jspecify.annotations.NullMarked;
