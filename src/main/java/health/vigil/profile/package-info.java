/// What may be wrong with a child and from which number on: conditions, priorities, limits, delays, by age and phase.
@NullMarked
package health.vigil.profile;

import org.jspecify.annotations.NullMarked;
