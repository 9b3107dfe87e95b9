/// Nonin's pulse oximeters: five binary data formats, and the monitors that print lines.
@NullMarked
package health.vigil.decode.oximeter.nonin;

import org.jspecify.annotations.NullMarked;
