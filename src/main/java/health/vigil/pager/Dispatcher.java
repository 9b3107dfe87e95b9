package health.vigil.pager;

import health.vigil.alarm.Input;
import health.vigil.alarm.Output;
import health.vigil.alarm.state.Alarm;
import health.vigil.alarm.state.Assignment;
import health.vigil.alarm.state.BedState;
import health.vigil.bed.Bed;
import health.vigil.bed.Sink;
import health.vigil.bed.Ward;
import health.vigil.metrics.Metrics;
import health.vigil.profile.Condition;
import health.vigil.profile.Priority;
import health.vigil.store.Outbox;
import health.vigil.vital.BedId;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.ext.web.Router;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells people with pagers what the beds say. What is sent to whom is decided by {@link Callouts}, how it gets there
/// by one {@link Courier} per path; here it is put to work, on an event loop given by turns like those of the beds.
///
/// A path that fails is an alarm at the bed whose page it lost; a path that does not answer while idle, and beds whose
/// high alarms nobody is paged for, are alarms of the house. A bed assigned to a path there is not says so itself, and
/// everybody of the first level is called. Undelivered pages go on after a restart.
public final class Dispatcher implements Sink {
    private static final long TICK_MILLIS = 500;

    /// What is missing, where it is reported.
    private static final String PART = "pagers";

    /// What is wrong with an assignment, where it is reported.
    private static final String ASSIGNED = "assigned pager";

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Vertx vertx;
    private final Ward ward;
    private final Outbox outbox;
    private final PagerSettings settings;
    private final Context loop;
    private final Callouts callouts;
    private final Links links = new Links();
    private final Map<String, Courier> couriers = new LinkedHashMap<>();
    private final Map<String, String> tokens = new HashMap<>();
    private final Set<BedId> started = new HashSet<>();
    private final Set<BedId> astray = new HashSet<>();
    private long timer = -1;

    /// Not on an event loop.
    public Dispatcher(Vertx vertx, Ward ward, Outbox outbox, Metrics metrics, PagerSettings settings) {
        this.vertx = vertx;
        this.ward = ward;
        this.outbox = outbox;
        this.settings = settings;
        this.loop = ward.nextLoop();
        this.callouts = new Callouts(settings);
        var office =
                new Courier.Office(loop, ward.clock(), outbox, metrics, callouts, settings.probeMillis(), this::learnt);
        for (var path : settings.paths())
            couriers.put(path.name(), new Courier(office, path, carrier(path.carrier()), new Health(ward, path)));
    }

    /// Takes over what an earlier process left undelivered and begins to work. After every bed was added to the ward
    /// and this to them as a sink, before the ward is started.
    public void start() {
        loop.runOnContext(ignored -> {
            outbox.pending().forEach(this::restore);
            timer = vertx.setPeriodic(ward.clock().realMillis(TICK_MILLIS), tick -> tick());
        });
    }

    /// Adds the page behind the links, `/page/TOKEN`.
    public void mount(Router router) {
        new AcceptPage(ward, links, settings.zone()).mount(router);
    }

    /// How each path is now; completes on the dispatcher's loop.
    public Future<JsonArray> status() {
        var told = Promise.<JsonArray>promise();
        loop.runOnContext(ignored -> {
            var paths = new JsonArray();
            couriers.values().forEach(courier -> paths.add(courier.status()));
            told.complete(paths);
        });
        return told.future();
    }

    /// Stops working; what is undelivered stays in the outbox.
    public Future<Void> close() {
        loop.runOnContext(ignored -> vertx.cancelTimer(timer));
        return Future.join(couriers.values().stream().map(Courier::close).toList())
                .mapEmpty();
    }

    @Override
    public void accept(BedId bed, Input input, BedState after, List<Output> outputs) {
        var restart = input instanceof Input.Started;
        var reassigned = restart || reassigns(input);
        if (outputs.isEmpty() && !reassigned) return;
        loop.runOnContext(ignored -> {
            if (reassigned) assigned(bed, after.assigned());
            if (restart) started(bed, after.alarms());
            for (var output : outputs) heard(bed, output, restart);
        });
    }

    private static boolean reassigns(Input input) {
        return input instanceof Input.Assigned || input instanceof Input.Admitted || input instanceof Input.Discharged;
    }

    private void assigned(BedId bed, Assignment to) {
        callouts.assigned(bed, to);
        var known = callouts.known(to);
        if (known ? astray.remove(bed) : astray.add(bed)) reportAstray(bed, known ? "" : to.pager());
    }

    private void reportAstray(BedId bed, String pager) {
        var known = ward.bed(bed);
        var words = pager.isEmpty() ? "" : "there is no path " + pager + "; everybody of the first level is called";
        if (known != null) known.report(Condition.PAGER_UNKNOWN, ASSIGNED, words);
    }

    private Carrier carrier(CarrierSettings carrier) {
        return switch (carrier) {
            case CarrierSettings.Snpp snpp -> new SnppClient(vertx, loop, snpp);
            case CarrierSettings.Webhook webhook -> new WebhookClient(vertx, webhook);
        };
    }

    private void heard(BedId bed, Output output, boolean restart) {
        for (var call : callouts.heard(bed, output)) {
            // What is still in the outbox is sent from there.
            if (!restart || !courier(call).callPending(incident(bed, call.alarm()))) post(call);
        }
        if (output instanceof Output.Ended ended) over(bed, ended);
    }

    private void over(BedId bed, Output.Ended ended) {
        var incident = incident(bed, ended.alarm());
        var how = ended.alarm().inactivated() ? "Its alarms are paused or off at the bedside since " : "Over since ";
        links.close(incident, how + Wording.time(ended.at().wallMillis(), settings.zone()));
        tokens.keySet().removeIf(key -> key.startsWith(incident + "/"));
    }

    private void tick() {
        // Reports to a bed that has not been rebuilt yet would be lost.
        if (started.size() <= ward.beds().size()) return;
        var now = ward.clock().now();
        callouts.tick(now).forEach(this::post);
        couriers.values().forEach(courier -> courier.tick(now));
    }

    private void post(Callouts.Call call) {
        courier(call).call(page(call));
    }

    private Courier courier(Callouts.Call call) {
        return java.util.Objects.requireNonNull(couriers.get(call.path().name()));
    }

    private Page page(Callouts.Call call) {
        var alarm = call.alarm();
        var incident = incident(call.bed(), alarm);
        var words = Wording.text(call.event(), call.bed(), alarm, call.by(), settings.zone());
        if (!call.event().followUp())
            words = Wording.with(words, callouts.assigned(call.bed()).nurse());
        return new Page(
                incident + "/" + call.at().epoch() + "." + call.number() + "/"
                        + call.path().name(),
                call.event(),
                call.bed(),
                alarm.id(),
                alarm.onset(),
                call.at(),
                alarm.priority(),
                alarm.condition(),
                words,
                call.event().followUp() ? "" : link(call, incident, words),
                call.by());
    }

    /// One link per alarm and path, in every page about it; a new one when it was used or has expired.
    private String link(Callouts.Call call, String incident, String words) {
        if (settings.linkBase().isEmpty()) return "";
        var now = call.at().wallMillis();
        var path = call.path().name();
        var token = tokens.compute(incident + "/" + path, (key, old) -> {
            var known = old == null ? null : links.find(old, now);
            return known != null && !known.used() && old != null
                    ? old
                    : links.issue(new Links.Link(
                            call.bed(),
                            call.alarm().id(),
                            incident,
                            path,
                            words,
                            now + settings.linkMillis(),
                            false,
                            ""));
        });
        return settings.linkBase() + AcceptPage.PREFIX + token;
    }

    private void learnt(Courier.News news) {
        var now = ward.clock().now();
        switch (news) {
            case Courier.News.Undelivered(var page) ->
                callouts.undelivered(page.incident(), path(page), now).forEach(this::post);
            case Courier.News.Answered(var page, var takes) -> {
                if (takes) takes(page);
                else callouts.declined(page.incident(), now).forEach(this::post);
            }
        }
    }

    private void takes(Page page) {
        var bed = ward.bed(page.bed());
        if (bed != null) bed.submit(new Input.ResponsibilityAccepted(bed.clock().now(), path(page), page.alarmId()));
    }

    private static String path(Page page) {
        return page.key().substring(page.key().lastIndexOf('/') + 1);
    }

    private void restore(Outbox.Letter letter) {
        var courier = couriers.get(letter.path());
        if (courier == null) {
            LOG.warn("event=page-abandoned path={} reason=\"path is not configured any more\"", letter.path());
            outbox.abandoned(letter.key(), "path is not configured any more");
            return;
        }
        try {
            var page = Page.of(letter.payload());
            courier.restore(page);
            restoreLink(page, letter);
        } catch (RuntimeException unreadable) {
            LOG.error("event=page-unreadable path={} key={}", letter.path(), letter.key(), unreadable);
            outbox.abandoned(letter.key(), "unreadable");
        }
    }

    private void restoreLink(Page page, Outbox.Letter letter) {
        if (page.link().isEmpty()) return;
        var token = page.link().substring(page.link().lastIndexOf('/') + 1);
        links.restore(
                token,
                new Links.Link(
                        page.bed(),
                        page.alarmId(),
                        page.incident(),
                        letter.path(),
                        page.text(),
                        letter.createdMillis() + settings.linkMillis(),
                        false,
                        ""));
    }

    /// A bed was rebuilt: alarms about our paths are ours to take back, whoever raised them.
    private void started(BedId bed, List<Alarm> alarms) {
        started.add(bed);
        for (var alarm : alarms) if (alarm.condition() == Condition.PAGER_FAILED) inherit(bed, alarm.subject());
        if (bed.equals(Ward.HOUSE)) reportMissing();
    }

    private void inherit(BedId bed, String part) {
        for (var path : settings.paths()) {
            if (!path.part().equals(part)) continue;
            java.util.Objects.requireNonNull(couriers.get(path.name())).health().inherit(bed);
            return;
        }
        var known = ward.bed(bed);
        if (known != null) known.report(Condition.PAGER_FAILED, part, "");
    }

    private void reportMissing() {
        var silent = ward.beds().stream().map(Bed::bed).filter(this::nobodyFor).collect(Collectors.toList());
        var words = silent.isEmpty()
                ? ""
                : "no path is told of high alarms of "
                        + silent.stream().map(BedId::name).collect(Collectors.joining(", "));
        ward.house().report(Condition.PAGER_MISSING, PART, words);
    }

    private boolean nobodyFor(BedId bed) {
        return settings.paths().stream().noneMatch(p -> p.tells(bed, Priority.HIGH, PathSettings.Group.PHYSIOLOGICAL));
    }

    private static String incident(BedId bed, Alarm alarm) {
        return Page.incident(bed, alarm.id(), alarm.onset());
    }
}
