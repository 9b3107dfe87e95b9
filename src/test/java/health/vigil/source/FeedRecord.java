package health.vigil.source;

import health.vigil.bed.Feed;
import health.vigil.profile.Condition;
import health.vigil.vital.BedId;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A bed that only writes down what reaches it.
class FeedRecord implements Feed {
    /// One change of a link.
    record Linked(SourceId source, boolean up, String detail) {}

    final List<Reading> readings = new CopyOnWriteArrayList<>();
    final List<Linked> links = new CopyOnWriteArrayList<>();
    private final BedId bed;

    FeedRecord(String bed) {
        this.bed = new BedId(bed);
    }

    /// The saturations, in order.
    List<Double> saturations() {
        return readings.stream()
                .filter(Reading.Measured.class::isInstance)
                .map(r -> ((Reading.Measured) r).value())
                .toList();
    }

    /// The texts of the cuff's failures, in order.
    List<String> refusals() {
        return readings.stream()
                .filter(Reading.DeviceEvent.class::isInstance)
                .map(r -> ((Reading.DeviceEvent) r).text())
                .toList();
    }

    boolean up() {
        return !links.isEmpty() && links.getLast().up();
    }

    @Override
    public BedId bed() {
        return bed;
    }

    @Override
    public void offer(SourceId source, Reading reading) {
        readings.add(reading);
    }

    @Override
    public void link(SourceId source, boolean up, String detail) {
        links.add(new Linked(source, up, detail));
    }

    @Override
    public void report(Condition condition, String what, String trouble) {
        throw new AssertionError("a serial source reports by its link: " + condition + " " + what + " " + trouble);
    }

    @Override
    public void committed(Runnable then) {
        then.run();
    }
}
