package health.vigil.simulator.story;

import health.vigil.decode.Driver;
import health.vigil.decode.device.Drivers;
import health.vigil.simulator.device.monitor.Pcd01Writer;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// A story told to its end through the real drivers, and questions about what was heard.
final class Telling implements StoryTimeline.Listener {
    private static final Moment ORIGIN = new Moment(1, 0, 1_780_000_000_000L);
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private final Map<String, Driver> drivers = new LinkedHashMap<>();
    private final List<Reading> heard = new ArrayList<>();
    private final MessageDigest hash;
    private final StoryTimeline timeline;
    private int orders;

    private Telling(Story story, long seed) throws Exception {
        hash = MessageDigest.getInstance("SHA-256");
        drivers.put("clip", Drivers.named("nonin-df7", true));
        drivers.put("cuff", Drivers.named("suntech", true));
        drivers.put("capnograph", Drivers.named("capnostream", true));
        var writer = new Pcd01Writer("SIM-1", "SIM", "1", "Sim-1", "0011223344556677", ORIGIN.wallMillis());
        var player = new StoryPlayer(story, new Bedside(story.body(), seed, writer), this::told);
        timeline = new StoryTimeline(player, drivers, ORIGIN, this);
    }

    static Telling of(String story, long seed) throws Exception {
        var telling = new Telling(StoryReader.find(story), seed);
        telling.timeline.run();
        return telling;
    }

    private void told(Story.Event event) {
        if (event.act() instanceof Act.Cuff cuff && timeline.order(cuff.order())) orders++;
    }

    @Override
    public void bytes(String device, Moment at, byte[] bytes) {
        hash.update(device.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        hash.update(bytes);
    }

    @Override
    public void reading(String device, Reading reading) {
        heard.add(reading);
    }

    String bytesHash() {
        return HexFormat.of().formatHex(hash.digest());
    }

    private static double seconds(Reading reading) {
        return reading.at().nanosSince(ORIGIN) / 1e9;
    }

    private double first(double from, Predicate<Reading> which) {
        for (var reading : heard) if (seconds(reading) >= from && which.test(reading)) return seconds(reading);
        return NEVER;
    }

    private static boolean number(Reading reading, Vital vital, Predicate<Double> which) {
        return reading instanceof Reading.Measured m && m.vital() == vital && which.test(m.value());
    }

    double firstSpo2Below(double percent, double from) {
        return first(from, r -> number(r, Vital.SPO2, v -> v < percent));
    }

    double firstSpo2Above(double percent, double from) {
        return first(from, r -> number(r, Vital.SPO2, v -> v > percent));
    }

    double firstRespirationBelow(double rate) {
        return first(60, r -> number(r, Vital.RESPIRATION_RATE, v -> v < rate));
    }

    double firstNoBreath(double forSeconds) {
        return first(
                0,
                r -> r instanceof Reading.DeviceEvent e
                        && e.kind() == Reading.DeviceEvent.Kind.NO_BREATH
                        && e.value() >= forSeconds);
    }

    double lowestSpo2() {
        return values(Vital.SPO2, 0, NEVER).stream().min(Double::compare).orElseThrow();
    }

    private List<Double> values(Vital vital, double from, double to) {
        var values = new ArrayList<Double>();
        for (var r : heard)
            if (r instanceof Reading.Measured m && m.vital() == vital && seconds(r) >= from && seconds(r) < to)
                values.add(m.value());
        return values;
    }

    double pulseJumpAtAspiration() {
        return values(Vital.PULSE_RATE, 250, 270).stream().max(Double::compare).orElseThrow()
                - values(Vital.PULSE_RATE, 240, 250).getFirst();
    }

    boolean gapBetween(double from, double to) {
        return first(from, r -> r instanceof Reading.Gap g && g.vital() == Vital.SPO2) < to;
    }

    double sensorOffSeconds() {
        var off = first(0, r -> r instanceof Reading.Gap g && g.reason() == Reading.Gap.Reason.SENSOR_OFF);
        return first(off, r -> number(r, Vital.SPO2, v -> v > 0)) - off;
    }

    int cuffOrders() {
        return orders;
    }

    long cuffResults() {
        return heard.stream()
                .filter(r -> r instanceof Reading.DeviceEvent e && e.kind() == Reading.DeviceEvent.Kind.CUFF_DONE)
                .count();
    }

    long badChecksums() {
        return drivers.values().stream()
                .mapToLong(d -> d.counts().badChecksums())
                .sum();
    }

    boolean endsWell() {
        return values(Vital.SPO2, 770, NEVER).getLast() >= 95
                && values(Vital.RESPIRATION_RATE, 770, NEVER).getLast() > 17;
    }
}
