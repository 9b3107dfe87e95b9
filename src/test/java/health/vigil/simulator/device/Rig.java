package health.vigil.simulator.device;

import health.vigil.decode.Driver;
import health.vigil.decode.device.Drivers;
import health.vigil.simulator.child.Body;
import health.vigil.simulator.child.Child;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import java.util.ArrayList;
import java.util.List;

/// A four-year-old, one device on it, and the real driver at the other end of its wire; story time only.
final class Rig {
    static final Moment ORIGIN = new Moment(1, 0, 1_780_000_000_000L);

    final Child child;
    final Driver driver;
    final Wire wire;
    final List<Reading> readings = new ArrayList<>();
    private long now;

    Rig(Child child, Device device) {
        this.child = child;
        this.driver = Drivers.named(device.protocol(), true);
        this.wire = new Wire(device, new health.vigil.simulator.child.Chance(9));
        driver.opened(ORIGIN);
    }

    static Child four() {
        return new Child(new Body(4, 16), 11);
    }

    Moment moment() {
        return ORIGIN.plusNanos(now);
    }

    long now() {
        return now;
    }

    double seconds() {
        return now / 1e9;
    }

    void run(double seconds) {
        for (long until = now + (long) (seconds * 1e9); now < until; ) step();
    }

    void step() {
        now += Child.STEP_NANOS;
        child.step();
        wire.step(now);
        var bytes = wire.take();
        if (bytes.length > 0) driver.receive(bytes, 0, bytes.length, moment(), readings::add);
        var says = driver.due(moment());
        wire.hear(says, says.length, now);
    }

    /// The latest number or gap of a vital.
    Reading latest(Vital vital) {
        for (int i = readings.size() - 1; i >= 0; i--) {
            var reading = readings.get(i);
            if (reading instanceof Reading.Measured m && m.vital() == vital) return m;
            if (reading instanceof Reading.Gap g && g.vital() == vital) return g;
        }
        throw new AssertionError("no " + vital + " among " + readings.size() + " readings");
    }

    double value(Vital vital) {
        return latest(vital) instanceof Reading.Measured m ? m.value() : Double.NaN;
    }

    Reading.Gap.Reason gap(Vital vital) {
        if (latest(vital) instanceof Reading.Gap g) return g.reason();
        throw new AssertionError(vital + " has a value: " + latest(vital));
    }

    List<Reading.DeviceEvent> events(Reading.DeviceEvent.Kind kind) {
        return readings.stream()
                .filter(Reading.DeviceEvent.class::isInstance)
                .map(Reading.DeviceEvent.class::cast)
                .filter(event -> event.kind() == kind)
                .toList();
    }

    void forget() {
        readings.clear();
    }
}
