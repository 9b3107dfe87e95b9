/// What was, once more: recorded numbers and journaled cases through the very engine that watches children, and what
/// becomes of them under other limits. Time is the recording's; nothing here waits, unless somebody wants to watch.
@NullMarked
package health.vigil.replay;

import org.jspecify.annotations.NullMarked;
