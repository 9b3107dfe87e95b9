/// The service put together: the rooms wired to one another, started, watched and closed in order.
@NullMarked
package health.vigil.service;

import org.jspecify.annotations.NullMarked;
