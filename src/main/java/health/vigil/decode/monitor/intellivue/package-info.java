/// Philips IntelliVue monitors over their data export (Data Export Interface Programming Guide, M8000-9305G): what a
/// host says and hears, over a serial line or over Ethernet.
@NullMarked
package health.vigil.decode.monitor.intellivue;

import org.jspecify.annotations.NullMarked;
