package health.vigil.history;

import health.vigil.alarm.Input;
import health.vigil.alarm.Output;
import health.vigil.alarm.state.BedState;
import health.vigil.bed.Bed;
import health.vigil.bed.Sink;
import health.vigil.bed.Ward;
import health.vigil.store.JournalReader;
import health.vigil.store.StoreException;
import health.vigil.vital.BedId;
import health.vigil.vital.Vital;
import health.vigil.web.Routes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The last hours of every child, for the pages: `GET /api/trend?bed=NAME&from=STEP` (docs/protocol-display.md). Kept
/// in memory; after a start of the service the time before it is read from the journal, behind everything else.
public final class Trends implements Sink, Routes {
    private static final int MAX_ROWS = 500;
    private static final Logger LOG = LoggerFactory.getLogger(Trends.class);

    private final Vertx vertx;
    private final Ward ward;
    private final Supplier<JournalReader> journal;
    private final Map<BedId, BedTrend> trends = new LinkedHashMap<>();

    /// @param ward with all its beds added
    /// @param journal opens a reader of what is written down
    public Trends(Vertx vertx, Ward ward, Supplier<JournalReader> journal) {
        this.vertx = vertx;
        this.ward = ward;
        this.journal = journal;
        for (var bed : ward.beds()) trends.put(bed.bed(), new BedTrend());
    }

    @Override
    public void accept(BedId bed, Input input, BedState after, List<Output> outputs) {
        var trend = trends.get(bed);
        if (trend == null) return;
        trend.heard(input, after, outputs);
        if (input instanceof Input.Started && after.patient() != null) remember(bed, trend, after);
    }

    /// One bed after another: a service that starts has other things to do.
    private void remember(BedId bed, BedTrend trend, BedState started) {
        vertx.<Past>executeBlocking(() -> past(bed, started), true)
                .onSuccess(past -> bed(bed).loop().runOnContext(ignored -> trend.fill(past)))
                .onFailure(e -> LOG.warn("bed={} event=trend-not-read reason=\"{}\"", bed, e.getMessage()));
    }

    /// @throws StoreException if the journal cannot be read
    private Past past(BedId bed, BedState started) {
        var past = new Past(started);
        try (var reader = journal.get()) {
            long seq = 0;
            while (true) {
                var rows = reader.readSince(bed, past.sinceWallMillis(), seq, MAX_ROWS);
                for (var row : rows) if (row.epoch() != started.time().epoch()) past.read(row);
                if (rows.size() < MAX_ROWS) return past;
                seq = rows.getLast().seq();
            }
        }
    }

    private Bed bed(BedId id) {
        return java.util.Objects.requireNonNull(ward.bed(id));
    }

    @Override
    public void mount(Router router) {
        router.get("/api/trend").handler(this::send);
    }

    private void send(RoutingContext ctx) {
        var name = ctx.queryParams().get("bed");
        var bed = named(name);
        var from = step(ctx.queryParams().get("from"));
        if (bed == null) ctx.response().setStatusCode(404).end("There is no such bed.\n");
        else if (from == null)
            ctx.response().setStatusCode(400).end("from must be a whole number, the first step wanted.\n");
        else answer(ctx, bed, from);
    }

    private @Nullable Bed named(@Nullable String name) {
        for (var bed : ward.beds()) if (bed.bed().name().equals(name)) return bed;
        return null;
    }

    /// Null if it is no number.
    private static @Nullable Long step(@Nullable String text) {
        if (text == null) return 0L;
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException malformed) {
            return null;
        }
    }

    /// The trend is the bed's loop's; the answer is the request's.
    private void answer(RoutingContext ctx, Bed bed, long from) {
        var asking = vertx.getOrCreateContext();
        var trend = java.util.Objects.requireNonNull(trends.get(bed.bed()));
        bed.loop().runOnContext(ignored -> {
            // A throw becomes a failure: whoever asked is answered.
            var text = Future.<Buffer>future(
                    answer -> answer.complete(json(trend, from).toBuffer()));
            asking.runOnContext(back -> text.onFailure(ctx::fail)
                    .onSuccess(json -> ctx.response()
                            .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                            .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                            .end(json)));
        });
    }

    static JsonObject json(BedTrend trend, long wanted) {
        var numbers = trend.numbers();
        var from = Math.max(wanted, Math.max(0, numbers.oldest()));
        var vitals = new JsonObject();
        for (var vital : Vital.values()) {
            var one = vital(numbers, vital, from);
            if (one != null) vitals.put(vital.name(), one);
        }
        var marks = new JsonArray();
        for (var mark : trend.marks()) marks.add(mark(mark));
        return new JsonObject()
                .put("stepMillis", Trend.STEP_MILLIS)
                .put("from", from)
                .put("to", numbers.newest())
                .put("vitals", vitals)
                .put("marks", marks);
    }

    /// Null if there is no number at all.
    private static @Nullable JsonObject vital(Trend numbers, Vital vital, long from) {
        var low = new JsonArray();
        var high = new JsonArray();
        boolean any = false;
        for (long step = from; step <= numbers.newest(); step++) {
            any |= !Double.isNaN(numbers.low(vital, step));
            low.add(number(vital, numbers.low(vital, step)));
            high.add(number(vital, numbers.high(vital, step)));
        }
        return any ? new JsonObject().put("low", low).put("high", high) : null;
    }

    private static @Nullable Object number(Vital vital, double value) {
        return Double.isNaN(value) ? null : Double.valueOf(vital.format(value));
    }

    private static JsonObject mark(Mark mark) {
        return new JsonObject()
                .put("at", mark.bedMillis())
                .put("kind", mark.kind().name())
                .put("text", mark.text())
                .put("alarm", mark.alarm())
                .put("priority", mark.priority());
    }
}
