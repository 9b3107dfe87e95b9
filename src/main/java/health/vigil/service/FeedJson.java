package health.vigil.service;

import health.vigil.alarm.state.BedState;
import health.vigil.alarm.state.Link;
import health.vigil.alarm.state.Track;
import health.vigil.bed.Bed;
import health.vigil.config.BedSettings;
import health.vigil.decode.Sheet;
import health.vigil.decode.device.Drivers;
import health.vigil.metrics.Metrics;
import health.vigil.profile.Condition;
import health.vigil.source.DeviceSettings;
import health.vigil.source.ReplaySettings;
import health.vigil.source.SerialSettings;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/// The sources of one bed as the status and the set-up page show them: what is configured, whether it is there, and
/// what it gives now (docs/protocol-display.md). No patient is in it.
final class FeedJson {
    private final BedSettings settings;
    private final String listener;
    private final Bed bed;
    private final Metrics metrics;

    /// @param listener where HL7 monitors deliver to: `host:port`
    FeedJson(BedSettings settings, String listener, Bed bed, Metrics metrics) {
        this.settings = settings;
        this.listener = listener;
        this.bed = bed;
        this.metrics = metrics;
    }

    JsonArray all() {
        var state = bed.state();
        var now = Math.max(state.time().of(bed.clock().now()), state.time().now());
        var feeds = new JsonArray();
        for (var link : state.links()) feeds.add(one(state, link, now));
        return feeds;
    }

    private JsonObject one(BedState state, Link link, long now) {
        var counted = metrics.line(link.source());
        var values = values(state, link, now);
        var never = counted.frames() == 0 && values.isEmpty();
        return configured(link)
                .put("state", standing(state, link))
                .put("detail", link.detail())
                .put("heardMillis", never ? null : millis(now - link.heard()))
                .put("changedMillis", millis(now - link.changed()))
                .put("lowBattery", link.lowBattery())
                .put("frames", counted.frames())
                .put("bad", counted.bad())
                .put("skipped", counted.skipped())
                .put("opened", counted.opened())
                .put("values", values);
    }

    /// In milliseconds of the world.
    private long millis(long nanos) {
        return Math.max(0, Math.round(nanos / bed.clock().speed() / Moment.NANOS_PER_MILLI));
    }

    /// `up`, `silent` (open, and nothing comes) or `down`.
    private static String standing(BedState state, Link link) {
        if (!link.up()) return "down";
        for (var alarm : state.alarms())
            if (alarm.condition() == Condition.NO_DATA
                    && alarm.subject().equals(link.source().name())) return "silent";
        return "up";
    }

    private JsonObject configured(Link link) {
        var json = new JsonObject().put("source", link.source().name());
        for (var device : settings.serial()) if (device.source().equals(link.source())) return configured(json, device);
        return json.put("protocol", "hl7")
                .put("device", "PCD-01 (ORU^R01) over MLLP")
                .put("port", listener)
                .put("control", false);
    }

    private static JsonObject configured(JsonObject json, DeviceSettings device) {
        var sheet = Drivers.sheet(device.protocol());
        json.put("protocol", device.protocol())
                .put("device", sheet.devices())
                .put("port", port(device))
                .put(
                        "line",
                        Drivers.named(device.protocol(), device.control())
                                .line()
                                .words())
                .put("control", device.control())
                .put("controls", sheet.gives().controls())
                .put("gives", labels(sheet.gives().values()))
                .put(
                        "waves",
                        new JsonArray(
                                sheet.gives().waves().stream().map(Enum::name).toList()))
                .put("advice", advice(sheet, device));
        return json;
    }

    private static String port(DeviceSettings device) {
        return switch (device) {
            case SerialSettings serial -> serial.port();
            case ReplaySettings replay -> "replay of " + replay.file();
        };
    }

    private static String advice(Sheet sheet, DeviceSettings device) {
        var own = device instanceof SerialSettings serial ? serial.advice() : "";
        return own.isEmpty() ? sheet.use().advice() : own;
    }

    private static JsonArray labels(List<Vital> vitals) {
        return new JsonArray(vitals.stream().map(Vital::label).toList());
    }

    private JsonArray values(BedState state, Link link, long now) {
        var all = new JsonArray();
        for (var channel : state.channels())
            for (var track : channel.tracks())
                if (track.source().equals(link.source()))
                    all.add(value(channel.vital(), track, channel.current(track, now))
                            .put("ageMillis", millis(now - track.at())));
        return all;
    }

    private static JsonObject value(Vital vital, Track track, boolean current) {
        var json = new JsonObject()
                .put("vital", vital.name())
                .put("label", vital.label())
                .put("unit", vital.unit().symbol());
        return switch (track.last()) {
            case Reading.Measured m
            when current ->
                json.put("text", vital.format(m.value()))
                        .put("quality", m.quality().name());
            case Reading.Measured m -> json.put("reason", "no data");
            case Reading.Gap gap -> json.put("reason", gap.reason().words());
            case Reading.Waveform w -> json;
            case Reading.DeviceEvent e -> json;
        };
    }
}
