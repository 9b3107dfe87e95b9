/// What people can ask of Vigil on a command line, one class each, and the options that several share.
@NullMarked
package health.vigil.command;

import org.jspecify.annotations.NullMarked;
