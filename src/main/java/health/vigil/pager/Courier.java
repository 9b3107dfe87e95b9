package health.vigil.pager;

import health.vigil.bed.SystemClock;
import health.vigil.metrics.Metrics;
import health.vigil.pager.Carrier.Outcome;
import health.vigil.pager.Carrier.Receipt;
import health.vigil.store.Outbox;
import health.vigil.vital.BedId;
import health.vigil.vital.Moment;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries the pages of one path: out of the outbox, over the carrier, with retries, urgent ones first. An urgent page
/// leaves at once, while the outbox writes it down (design decision 1). Used on the dispatcher's context.
final class Courier {
    /// What the dispatcher must know of a page's fate.
    sealed interface News {
        /// A call for help did not get through, for now or for good.
        record Undelivered(Page page) implements News {}

        /// The person paged answered.
        record Answered(Page page, boolean takes) implements News {}
    }

    /// What all couriers share.
    record Office(
            Context loop,
            SystemClock clock,
            Outbox outbox,
            Metrics metrics,
            Callouts callouts,
            long probeMillis,
            Consumer<News> news) {}

    /// Urgent pages under way at once on one path; each may need a connection.
    static final int MAX_URGENT = 8;

    /// All others together, so that they never stand in the way.
    static final int MAX_ORDINARY = 2;

    /// Alarms whose history on this path is remembered.
    private static final int MAX_TRACES = 1_000;

    /// A suspect path is tried this often.
    private static final long SUSPECT_NANOS = 10 * Moment.NANOS_PER_SECOND;

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    /// What this path did for one alarm.
    ///
    /// @param latest key of the latest call; older ones are not tried again
    /// @param reached a call got through
    /// @param missed a call was given up, none got through: news about the alarm would only puzzle
    private record Trace(String latest, boolean reached, boolean missed) {}

    private final Office office;
    private final PathSettings path;
    private final Carrier carrier;
    private final Health health;
    private final Map<String, Page> pages = new HashMap<>();
    private final Map<String, Page> underway = new LinkedHashMap<>();
    private final Map<String, Trace> traces = new LinkedHashMap<>();
    private final Receipts receipts;
    private volatile boolean closed;
    private @Nullable Moment heard;
    private @Nullable Moment answered;
    private @Nullable Moment arrived;
    private long delayMillis;
    private boolean probing;

    Courier(Office office, PathSettings path, Carrier carrier, Health health) {
        this.office = office;
        this.path = path;
        this.carrier = carrier;
        this.health = health;
        this.receipts = new Receipts(office, carrier, this::learnt);
    }

    Health health() {
        return health;
    }

    /// How it is now, for the status page; on the loop.
    JsonObject status() {
        var json = new JsonObject()
                .put("path", path.name())
                .put("carrier", path.carrier().kind())
                .put("role", path.carrier().confirms() ? "CDAS" : "DAS")
                .put("minimum", path.minimum().name())
                .put("beds", new JsonArray(path.beds().stream().map(BedId::name).toList()))
                .put("level", path.level())
                .put("waiting", pages.size())
                .put("underway", underway.size())
                .put("trouble", health.trouble());
        json.put("failures", health.failures());
        if (heard != null) json.put("triedWall", heard.wallMillis());
        if (answered != null) json.put("answeredWall", answered.wallMillis());
        if (arrived != null) json.put("deliveredWall", arrived.wallMillis()).put("delayMillis", delayMillis);
        return json;
    }

    /// Takes a new page.
    void call(Page page) {
        var added = office.outbox()
                .add(page.key(), path.name(), page.json().encode(), page.at().wallMillis());
        switch (added) {
            case KNOWN -> {}
            case FULL -> full(page);
            case NEW -> {
                know(page);
                if (page.urgent() && room(page)) attempt(page, 0);
                else pump();
            }
        }
    }

    /// Takes over a page of an earlier process; it is tried when its time comes.
    void restore(Page page) {
        know(page);
    }

    /// True if a call for this alarm waits or is under way.
    boolean callPending(String incident) {
        return pages.values().stream()
                .anyMatch(p -> !p.event().followUp() && p.incident().equals(incident));
    }

    void tick(Moment now) {
        pump();
        receipts.tick(now);
        supervise(now);
    }

    Future<Void> close() {
        closed = true;
        return carrier.close();
    }

    private void know(Page page) {
        pages.put(page.key(), page);
        if (page.event().followUp()) return;
        var old = traces.get(page.incident());
        trace(page, new Trace(page.key(), old != null && old.reached(), false));
    }

    private void trace(Page page, Trace trace) {
        traces.put(page.incident(), trace);
        if (traces.size() > MAX_TRACES) traces.remove(traces.keySet().iterator().next());
    }

    /// Nothing more can be remembered: what is urgent still gets its one try.
    private void full(Page page) {
        health.failed(page.bed(), page.urgent(), "more than " + Outbox.MAX_PENDING + " pages wait");
        if (page.urgent()) attempt(page, 0);
    }

    private void pump() {
        var now = office.clock().now().wallMillis();
        var due = office.outbox().due(path.name(), now, Outbox.MAX_PENDING).stream()
                .filter(letter -> !underway.containsKey(letter.key()))
                .map(letter -> new Due(letter, page(letter)))
                .sorted(Comparator.comparing(d -> d.page() == null || !d.page().urgent()))
                .toList();
        for (var each : due) consider(each.letter(), each.page(), now);
    }

    private record Due(Outbox.Letter letter, @Nullable Page page) {}

    private @Nullable Page page(Outbox.Letter letter) {
        var known = pages.get(letter.key());
        if (known != null) return known;
        try {
            return Page.of(letter.payload());
        } catch (RuntimeException unreadable) {
            return null;
        }
    }

    private void consider(Outbox.Letter letter, @Nullable Page page, long nowMillis) {
        if (page == null) {
            LOG.error("event=page-unreadable path={} key={}", path.name(), letter.key());
            office.outbox().abandoned(letter.key(), "unreadable");
            return;
        }
        var why = unwanted(page, nowMillis - letter.createdMillis());
        if (!why.isEmpty()) abandon(page, why);
        else if (page.event().followUp() && callPending(page.incident())) return;
        else if (room(page)) attempt(page, letter.attempts());
    }

    /// @return why this page is not to be sent any more, or empty
    private String unwanted(Page page, long ageMillis) {
        if (ageMillis >= Retry.MAX_AGE_MILLIS) return "too old";
        var trace = traces.get(page.incident());
        if (page.event().followUp()) return trace != null && trace.missed() ? "the call did not get through" : "";
        if (trace != null && !trace.latest().equals(page.key())) return "a newer call replaces it";
        // In doubt a page of an earlier process is sent (design decision 16).
        var doubtful = page.at().epoch() != office.clock().now().epoch()
                && office.callouts().unknown(page.incident());
        return office.callouts().settled(page.incident()) && !doubtful ? "answered or over" : "";
    }

    private boolean room(Page page) {
        if (page.urgent()) return underway.size() < MAX_URGENT;
        return underway.values().stream().filter(p -> !p.urgent()).count() < MAX_ORDINARY;
    }

    private void attempt(Page page, int failures) {
        underway.put(page.key(), page);
        Future.succeededFuture(page)
                .compose(carrier::send)
                .otherwise(e -> new Outcome.Failed(e.toString()))
                .onSuccess(outcome -> office.loop().runOnContext(ignored -> settle(page, failures + 1, outcome)));
    }

    private void settle(Page page, int attempts, Outcome outcome) {
        underway.remove(page.key());
        // What our own end broke off is nobody's fault; it is in the outbox.
        if (closed && outcome instanceof Outcome.Failed) return;
        var now = office.clock().now();
        heard = now;
        if (!(outcome instanceof Outcome.Failed)) answered = now;
        switch (outcome) {
            case Outcome.Delivered d -> delivered(page, d.tag(), now);
            case Outcome.Rejected r -> rejected(page, r.code() + " " + r.text());
            case Outcome.Failed f -> failed(page, attempts, f.why(), now);
        }
        pump();
    }

    private void delivered(Page page, String tag, Moment now) {
        office.outbox().delivered(page.key());
        pages.remove(page.key());
        health.delivered();
        arrived = now;
        delayMillis = Math.max(0, now.wallMillis() - page.at().wallMillis());
        count(page, "delivered");
        if (page.event().followUp()) return;
        var trace = traces.get(page.incident());
        trace(page, new Trace(trace == null ? page.key() : trace.latest(), true, false));
        if (page.at().epoch() == now.epoch())
            office.metrics()
                    .took(
                            Metrics.Leg.PAGED,
                            Math.round(
                                    now.nanosSince(page.at()) / office.clock().speed()));
        receipts.watch(page, tag, now);
    }

    private void rejected(Page page, String why) {
        health.rejected(page.bed(), "refused: " + why);
        abandon(page, why);
        if (!page.event().followUp()) office.news().accept(new News.Undelivered(page));
    }

    private void failed(Page page, int attempts, String why, Moment now) {
        health.failed(page.bed(), page.urgent(), why);
        var next = Retry.afterMillis(
                page.key(), attempts, now.wallMillis() - page.at().wallMillis());
        if (next.isEmpty()) abandon(page, "after " + attempts + " tries: " + why);
        else {
            count(page, "failed");
            office.outbox().failed(page.key(), now.wallMillis() + next.getAsLong(), why);
        }
        if (!page.event().followUp()) office.news().accept(new News.Undelivered(page));
    }

    private void abandon(Page page, String why) {
        office.outbox().abandoned(page.key(), why);
        pages.remove(page.key());
        count(page, "abandoned");
        var trace = traces.get(page.incident());
        if (trace != null && !trace.reached() && trace.latest().equals(page.key()))
            trace(page, new Trace(trace.latest(), false, true));
    }

    private void count(Page page, String outcome) {
        office.metrics().page(path.name(), outcome);
        LOG.info(
                "event=page bed={} alarm={} path={} kind={} outcome={}",
                page.bed(),
                page.alarmId(),
                path.name(),
                page.event(),
                outcome);
    }

    private void learnt(Page page, Receipt receipt) {
        if (receipt instanceof Receipt.Replied reply) office.news().accept(new News.Answered(page, reply.takes()));
        if (receipt instanceof Receipt.Lost lost) {
            health.failed(page.bed(), page.urgent(), "not delivered: " + lost.why());
            office.news().accept(new News.Undelivered(page));
        }
    }

    /// Tries an idle path without a page: a dead one is found before it is needed, a repaired one takes its alarm back.
    private void supervise(Moment now) {
        var every = health.suspect() ? SUSPECT_NANOS : office.probeMillis() * Moment.NANOS_PER_MILLI;
        if (every == 0 || probing || !underway.isEmpty()) return;
        if (heard != null && now.nanosSince(heard) < every) return;
        probing = true;
        carrier.probe().onSuccess(outcome -> office.loop().runOnContext(ignored -> probed(outcome)));
    }

    private void probed(Outcome outcome) {
        probing = false;
        if (closed) return;
        heard = office.clock().now();
        if (!(outcome instanceof Outcome.Failed)) answered = heard;
        switch (outcome) {
            case Outcome.Delivered d -> health.answered();
            case Outcome.Rejected r -> health.unreachable(r.code() + " " + r.text());
            case Outcome.Failed f -> health.unreachable(f.why());
        }
    }
}
