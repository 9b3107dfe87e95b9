package health.vigil.decode.device;

import health.vigil.decode.Driver;
import health.vigil.decode.Sheet;
import health.vigil.decode.capnograph.CapnostatDriver;
import health.vigil.decode.capnograph.CapnostreamDriver;
import health.vigil.decode.capnograph.Gases;
import health.vigil.decode.capnograph.PhaseinDriver;
import health.vigil.decode.cuff.DinamapDriver;
import health.vigil.decode.cuff.SunTechDriver;
import health.vigil.decode.monitor.IvyDriver;
import health.vigil.decode.monitor.intellivue.IntellivueDriver;
import health.vigil.decode.oximeter.BciDriver;
import health.vigil.decode.oximeter.ContecDriver;
import health.vigil.decode.oximeter.MasimoDriver;
import health.vigil.decode.oximeter.NellcorDriver;
import health.vigil.decode.oximeter.nonin.NoninDriver;
import health.vigil.decode.oximeter.nonin.NoninFrames.Format;
import health.vigil.decode.oximeter.nonin.NoninPlainDriver;
import health.vigil.decode.oximeter.nonin.NoninPlainFrames;
import health.vigil.decode.oximeter.nonin.NoninSpotDriver;
import health.vigil.decode.oximeter.nonin.NoninTextDriver;
import java.util.List;

/// The serial wire formats by their names in configuration. A new driver is one more line here; `DriverContractTest`
/// then asks for its sample.
public final class Drivers {
    private static final List<Known> KNOWN = List.of(
            new Known(NoninDriver.sheet(Format.DF2), control -> new NoninDriver(Format.DF2, true)),
            new Known(NoninDriver.sheet(Format.DF7), control -> new NoninDriver(Format.DF7, true)),
            new Known(
                    NoninPlainDriver.sheet(NoninPlainFrames.Format.DF1),
                    control -> new NoninPlainDriver(NoninPlainFrames.Format.DF1)),
            new Known(
                    NoninPlainDriver.sheet(NoninPlainFrames.Format.DF8),
                    control -> new NoninPlainDriver(NoninPlainFrames.Format.DF8)),
            new Known(NoninSpotDriver.SHEET, control -> new NoninSpotDriver()),
            new Known(NoninTextDriver.SHEET, control -> new NoninTextDriver()),
            new Known(MasimoDriver.SHEET, control -> new MasimoDriver()),
            new Known(
                    NellcorDriver.sheet(NellcorDriver.USUAL_BAUD),
                    control -> new NellcorDriver(NellcorDriver.USUAL_BAUD)),
            new Known(
                    NellcorDriver.sheet(NellcorDriver.FAST_BAUD),
                    control -> new NellcorDriver(NellcorDriver.FAST_BAUD)),
            new Known(ContecDriver.SHEET, control -> new ContecDriver()),
            new Known(BciDriver.Model.CONTEC.sheet(), control -> new BciDriver(BciDriver.Model.CONTEC)),
            new Known(BciDriver.Model.BOARD.sheet(), control -> new BciDriver(BciDriver.Model.BOARD)),
            new Known(SunTechDriver.SHEET, SunTechDriver::new),
            new Known(DinamapDriver.SHEET, DinamapDriver::new),
            new Known(
                    CapnostreamDriver.sheet(CapnostreamDriver.USUAL_BAUD),
                    control -> new CapnostreamDriver(CapnostreamDriver.USUAL_BAUD)),
            new Known(
                    CapnostreamDriver.sheet(CapnostreamDriver.SLOW_BAUD),
                    control -> new CapnostreamDriver(CapnostreamDriver.SLOW_BAUD)),
            new Known(CapnostatDriver.SHEET, control -> new CapnostatDriver()),
            new Known(PhaseinDriver.SHEET, control -> new PhaseinDriver()),
            new Known(IvyDriver.SHEET, control -> new IvyDriver()),
            new Known(
                    IntellivueDriver.sheet(IntellivueDriver.USUAL_BAUD),
                    control -> new IntellivueDriver(IntellivueDriver.USUAL_BAUD)),
            new Known(
                    IntellivueDriver.sheet(IntellivueDriver.SLOW_BAUD),
                    control -> new IntellivueDriver(IntellivueDriver.SLOW_BAUD)));

    /// Every name that {@link #named} takes.
    public static final List<String> NAMES =
            KNOWN.stream().map(known -> known.sheet.name()).toList();

    private Drivers() {}

    private interface Maker {
        Driver make(boolean control);
    }

    private record Known(Sheet sheet, Maker maker) {}

    /// A new driver.
    ///
    /// @param control true if the operator allows orders to the device; what makes it talk is sent anyway
    /// @throws IllegalArgumentException naming what is known, if the name is not
    public static Driver named(String name, boolean control) {
        return known(name).maker.make(control);
    }

    /// The same; a Capnostat is told the gases it measures in.
    public static Driver named(String name, boolean control, Gases gases) {
        return asksForGases(name) ? new CapnostatDriver(gases) : named(name, control);
    }

    /// True of a device that must be told the pressure of the air and the oxygen in it.
    public static boolean asksForGases(String name) {
        return name.equals(CapnostatDriver.SHEET.name());
    }

    /// What is known of a wire format.
    ///
    /// @throws IllegalArgumentException as {@link #named}
    public static Sheet sheet(String name) {
        return known(name).sheet;
    }

    private static Known known(String name) {
        for (var known : KNOWN) if (known.sheet.name().equals(name)) return known;
        throw new IllegalArgumentException("driver '" + name + "' is not known; one of " + String.join(", ", NAMES));
    }
}
