/// Who is told, over which path, and whether they answered.
@NullMarked
package health.vigil.pager;

import org.jspecify.annotations.NullMarked;
