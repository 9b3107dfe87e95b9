package health.vigil.service;

import health.vigil.bed.Ward;
import health.vigil.config.BedSettings;
import health.vigil.config.Config;
import health.vigil.display.DisplayHub;
import health.vigil.metrics.Metrics;
import health.vigil.pager.Dispatcher;
import health.vigil.vital.Moment;
import health.vigil.web.Assets;
import health.vigil.web.Routes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/// Everything that connects the service with the world and how it is now: `/status` and `/setup` for people,
/// `/api/status` for programs (docs/protocol-display.md). The rooms tell of themselves, here it is put together.
/// Nothing of a patient is in it, and nothing can be changed: the configuration file decides.
final class StatusRoutes implements Routes {
    private static final long STILL_MILLIS = 3_000;
    private static final double BYTES_PER_GIGABYTE = 1e9;

    /// A part of the service without beds of its own.
    ///
    /// @param now what there is to say while it works
    /// @param trouble in words, empty if it is well
    record Part(String name, Supplier<String> now, Supplier<String> trouble) {}

    private final Config config;
    private final Ward ward;
    private final Metrics metrics;
    private final DisplayHub screens;
    private final Dispatcher pagers;
    private final List<Part> parts;
    private final Supplier<String> listener;
    private final Assets assets;

    /// @param listener where HL7 monitors deliver to: `host:port`
    StatusRoutes(
            Config config,
            Ward ward,
            Metrics metrics,
            DisplayHub screens,
            Dispatcher pagers,
            List<Part> parts,
            Supplier<String> listener,
            Assets assets) {
        this.config = config;
        this.ward = ward;
        this.metrics = metrics;
        this.screens = screens;
        this.pagers = pagers;
        this.parts = List.copyOf(parts);
        this.listener = listener;
        this.assets = assets;
    }

    @Override
    public void mount(Router router) {
        router.get("/status").handler(ctx -> assets.send(ctx, "status.html"));
        router.get("/setup").handler(ctx -> assets.send(ctx, "setup.html"));
        router.get("/api/status").handler(this::answer);
    }

    private void answer(RoutingContext ctx) {
        pagers.status()
                .onSuccess(paths -> {
                    ctx.response().putHeader("Cache-Control", "no-store");
                    ctx.json(status(paths));
                })
                .onFailure(ctx::fail);
    }

    private JsonObject status(JsonArray paths) {
        var now = ward.clock().now();
        return screens.identity()
                .put("wall", now.wallMillis())
                .put("epoch", now.epoch())
                .put("speed", ward.clock().speed())
                .put("beds", beds(now))
                .put("displays", screens.status())
                .put("pagers", paths)
                .put("parts", parts());
    }

    private JsonArray beds(Moment now) {
        var all = new JsonArray();
        for (var settings : config.beds()) all.add(bed(settings, now));
        return all;
    }

    private JsonObject bed(BedSettings settings, Moment now) {
        var json = new JsonObject().put("bed", settings.bed().name());
        var bed = ward.bed(settings.bed());
        if (bed == null) return json;
        var still = Math.max(
                0, Math.round(now.nanosSince(bed.lastStep()) / ward.clock().speed()) / Moment.NANOS_PER_MILLI);
        return json.put("admitted", bed.state().patient() != null)
                .put("phase", bed.state().phase().name())
                .put("stepMillis", still)
                .put("still", still > STILL_MILLIS)
                .put("feeds", new FeedJson(settings, listener.get(), bed, metrics).all());
    }

    private JsonArray parts() {
        var all = new JsonArray();
        for (var part : parts)
            all.add(new JsonObject()
                    .put("part", part.name())
                    .put("now", part.now().get())
                    .put("trouble", part.trouble().get()));
        return all;
    }

    /// How full the disk of a file is, in words.
    static String disk(Path file) {
        try {
            var space = DiskWatch.Space.of(file);
            return Math.round(space.percentUsed()) + " % used, " + Math.round(space.usableBytes() / BYTES_PER_GIGABYTE)
                    + " GB free";
        } catch (IOException silent) {
            return "the file system does not say";
        }
    }
}
