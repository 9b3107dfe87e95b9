/// What people write down before a service starts: the configuration and the profile, read, checked, and refused with
/// every mistake at once.
@NullMarked
package health.vigil.config;

import org.jspecify.annotations.NullMarked;
