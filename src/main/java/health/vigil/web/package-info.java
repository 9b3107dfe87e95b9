/// The HTTP server: routes, origin checks, the static page.
@NullMarked
package health.vigil.web;

import org.jspecify.annotations.NullMarked;
