package health.vigil.service;

import health.vigil.alarm.state.SourceSpec;
import health.vigil.bed.Bed;
import health.vigil.bed.Ward;
import health.vigil.config.BedSettings;
import health.vigil.decode.device.Drivers;
import health.vigil.metrics.Metrics;
import health.vigil.profile.Condition;
import health.vigil.source.DeviceSettings;
import health.vigil.source.MllpSettings;
import health.vigil.source.ReplaySettings;
import health.vigil.source.ReplaySource;
import health.vigil.source.SerialSettings;
import health.vigil.source.SerialSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The serial devices and replays of all beds: beds are told of them in order of rank, then each port is read.
final class Devices {
    /// A driver's silence is so many of its periods (serial-protocols.md rule 5).
    private static final double PERIODS_OF_SILENCE = 2.5;

    private final Ward ward;
    private final Metrics metrics;
    private final Troubles troubles;
    private final List<Runnable> closings = new ArrayList<>();

    /// @param troubles hears of captures that keep nothing more
    Devices(Ward ward, Metrics metrics, Troubles troubles) {
        this.ward = ward;
        this.troubles = troubles;
        this.metrics = metrics;
    }

    /// What the engine must know of a bed's sources: its serial devices in their order, then the HL7 listener if it is
    /// bound to this bed (design decision 9).
    static List<SourceSpec> specs(BedSettings bed, @Nullable MllpSettings hl7) {
        var specs = new ArrayList<SourceSpec>();
        for (var device : bed.serial()) specs.add(spec(device, specs.size(), bed));
        if (hl7 != null
                && hl7.bindings().stream().anyMatch(binding -> binding.bed().equals(bed.bed())))
            specs.add(new SourceSpec(hl7.source(), specs.size(), hl7.periodMillis()));
        return specs;
    }

    private static SourceSpec spec(DeviceSettings device, int rank, BedSettings bed) {
        return new SourceSpec(
                device.source(),
                rank,
                periodMillis(device),
                bed.limb(device.source()),
                takesOrders(device),
                device instanceof ReplaySettings);
    }

    /// Nobody obeys out of a capture.
    private static boolean takesOrders(DeviceSettings device) {
        return switch (device) {
            case SerialSettings serial ->
                serial.control()
                        && Drivers.named(serial.protocol(), serial.control()).takesOrders();
            case ReplaySettings replay -> false;
        };
    }

    private static long periodMillis(DeviceSettings device) {
        var silence = Drivers.named(device.protocol(), device.control()).silenceMillis();
        return Math.max(1, Math.round(silence / PERIODS_OF_SILENCE));
    }

    void start(List<BedSettings> beds) {
        for (var settings : beds) {
            var bed = ward.bed(settings.bed());
            if (bed != null) settings.serial().forEach(device -> start(bed, device));
        }
    }

    private void start(Bed bed, DeviceSettings device) {
        switch (device) {
            case SerialSettings serial -> read(bed, serial);
            case ReplaySettings replay -> replay(bed, replay);
        }
    }

    private void read(Bed bed, SerialSettings device) {
        var source = new SerialSource(device, bed, ward.clock(), metrics);
        source.onCaptureEnded(troubles.of(
                Condition.CAPTURE_ENDED, "capture of " + device.source().name()));
        bed.addCommand(source);
        closings.add(source::close);
        source.start();
    }

    private void replay(Bed bed, ReplaySettings device) {
        var source = new ReplaySource(device, bed, ward.clock(), metrics);
        closings.add(source::close);
        source.start();
    }

    /// All at once: each may take up to a second.
    void close() throws InterruptedException {
        var closers = closings.stream().map(Thread.ofVirtual()::start).toList();
        for (var closer : closers) closer.join();
    }
}
