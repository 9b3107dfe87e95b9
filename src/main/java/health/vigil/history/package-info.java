/// Trends and the InfluxDB sink, fed from the journal by a cursor.
@NullMarked
package health.vigil.history;

import org.jspecify.annotations.NullMarked;
