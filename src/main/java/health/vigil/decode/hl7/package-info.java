/// HL7 v2 over MLLP as monitors send it (IHE PCD-01): framing, messages, terms and units, answers.
@NullMarked
package health.vigil.decode.hl7;

import org.jspecify.annotations.NullMarked;
