package health.vigil.pager;

import health.vigil.alarm.Input;
import health.vigil.alarm.state.Alarm;
import health.vigil.alarm.state.AlarmState;
import health.vigil.alarm.state.Shown;
import health.vigil.bed.Bed;
import health.vigil.bed.Ward;
import health.vigil.pager.Links.Link;
import health.vigil.vital.Vital;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The page behind a pager's link: the alarm in words, who has answered, and a button to take responsibility. Looking
/// at it changes nothing; the button posts, once. Nothing here silences the bedside (design decision 17).
final class AcceptPage {
    /// Path of every link; the token follows.
    static final String PREFIX = "/page/";

    /// What we vouch for waits for the disk, but not for ever: the bedside shows it in any case.
    private static final long COMMIT_MILLIS = 3_000;

    private static final int SEE_OTHER = 303;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int GONE = 410;
    private static final String STYLE = "style.css";
    private static final String BUTTON = "<form method=\"post\"><button autofocus>I take it</button></form>";

    private final Ward ward;
    private final Links links;
    private final ZoneId zone;

    AcceptPage(Ward ward, Links links, ZoneId zone) {
        this.ward = ward;
        this.links = links;
        this.zone = zone;
    }

    void mount(Router router) {
        router.get(PREFIX + STYLE)
                .handler(ctx -> ctx.response()
                        .putHeader("Content-Type", "text/css; charset=utf-8")
                        .sendFile("pager/" + STYLE));
        router.get(PREFIX + ":token").handler(this::show);
        router.post(PREFIX + ":token").handler(this::take);
    }

    private void show(RoutingContext ctx) {
        var link = find(ctx);
        if (link == null) answer(ctx, NOT_FOUND, unknown());
        else answer(ctx, 200, card(link));
    }

    private void take(RoutingContext ctx) {
        var link = find(ctx);
        if (link == null) answer(ctx, NOT_FOUND, unknown());
        else if (taken(link, current(link))) answer(ctx, CONFLICT, card(link));
        else if (current(link) == null) answer(ctx, GONE, card(link));
        else if (links.spend(token(ctx), now()) == null) answer(ctx, CONFLICT, card(link.spent()));
        else submit(ctx, link);
    }

    private void submit(RoutingContext ctx, Link link) {
        var bed = bed(link);
        bed.submit(new Input.ResponsibilityAccepted(bed.clock().now(), link.path(), link.alarmId()));
        var here = Vertx.currentContext() == null ? ctx.vertx().getOrCreateContext() : Vertx.currentContext();
        var done = new AtomicBoolean();
        var timer = ctx.vertx().setTimer(COMMIT_MILLIS, ignored -> seeOther(ctx, done));
        bed.committed(() -> here.runOnContext(ignored -> {
            ctx.vertx().cancelTimer(timer);
            seeOther(ctx, done);
        }));
    }

    private static void seeOther(RoutingContext ctx, AtomicBoolean done) {
        if (done.getAndSet(true) || ctx.response().ended()) return;
        guarded(ctx)
                .response()
                .setStatusCode(SEE_OTHER)
                .putHeader("Location", PREFIX + token(ctx))
                .end();
    }

    private @Nullable Link find(RoutingContext ctx) {
        return links.find(token(ctx), now());
    }

    private static String token(RoutingContext ctx) {
        var token = ctx.pathParam("token");
        return token == null ? "" : token;
    }

    private long now() {
        return ward.clock().now().wallMillis();
    }

    private Bed bed(Link link) {
        var bed = ward.bed(link.bed());
        return bed == null ? ward.house() : bed;
    }

    /// The alarm as it stands now; null when it is over.
    private @Nullable Alarm current(Link link) {
        for (var alarm : bed(link).state().alarms())
            if (Page.incident(link.bed(), alarm.id(), alarm.onset()).equals(link.incident())) return alarm;
        return null;
    }

    /// Also true when an earlier process took it.
    private static boolean taken(Link link, @Nullable Alarm alarm) {
        return link.used() || (alarm != null && alarm.acceptedBy().equals(link.path()));
    }

    private String card(Link link) {
        var alarm = current(link);
        if (alarm == null)
            return html(
                    "over",
                    "Was: " + link.words(),
                    (link.closing().isEmpty() ? "Over" : link.closing()) + ". " + numbers(link),
                    "",
                    way(link));
        var words = Wording.text(Page.Event.RAISED, link.bed(), alarm, "", zone);
        return html(
                alarm.priority().name().toLowerCase(java.util.Locale.ROOT),
                words,
                standing(alarm) + " " + numbers(link),
                answer(link, alarm),
                (taken(link, alarm) ? "" : BUTTON) + way(link));
    }

    /// What is measured at the bed now; nothing of the house, and no name of a child.
    private String numbers(Link link) {
        var bed = ward.bed(link.bed());
        if (bed == null) return "";
        var state = bed.state();
        var now = bed.clock().now();
        return Stream.of(Vital.SPO2, Vital.PULSE_RATE, Vital.RESPIRATION_RATE)
                .map(vital -> state.shown(vital, now))
                .map(AcceptPage::number)
                .collect(Collectors.joining(", ", "Now: ", "."));
    }

    private static String number(Shown shown) {
        var vital = shown.vital();
        return vital.label() + " " + (shown.present() && !shown.stale() ? vital.format(shown.value()) : "not known");
    }

    /// To the bed's own screen, as one that does not stand there.
    private String way(Link link) {
        if (ward.bed(link.bed()) == null) return "";
        var name = URLEncoder.encode(link.bed().name(), StandardCharsets.UTF_8).replace("+", "%20");
        return "<p><a href=\"/bed/" + name + "?elsewhere\">See the bed's screen</a></p>";
    }

    private String standing(Alarm alarm) {
        return switch (alarm.state()) {
            case AlarmState.Sounding s -> "Sounding; nobody has acknowledged it at the bedside.";
            case AlarmState.Acknowledged a -> "Acknowledged by " + a.by() + " at the bedside.";
            case AlarmState.Latched l -> "The condition has ended; nobody has acknowledged it at the bedside.";
            case AlarmState.Inactivated i -> "Its alarms are paused or off at the bedside.";
        };
    }

    private static String answer(Link link, Alarm alarm) {
        if (alarm.acceptedBy().isEmpty()) return "Nobody with a pager has taken it yet.";
        return alarm.acceptedBy().equals(link.path())
                ? "Accepted: you have taken responsibility."
                : "Taken by " + alarm.acceptedBy() + ".";
    }

    private static String unknown() {
        return html(
                "over",
                "This link is not known",
                "It has expired or was made before a restart. Use the newest page, or look at the bedside.",
                "",
                "");
    }

    /// @param more markup of our own
    private static String html(String kind, String title, String standing, String answer, String more) {
        return """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Vigil page</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="refresh" content="5"><link rel="stylesheet" href="/page/style.css"></head>
            <body class="%s"><main><h1>%s</h1><p>%s</p><p id="answer">%s</p>%s
            <p class="note">Taking responsibility does not silence the bedside.</p></main></body></html>
            """.formatted(escape(kind), escape(title), escape(standing), escape(answer), more);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static void answer(RoutingContext ctx, int status, String html) {
        guarded(ctx)
                .response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .end(html);
    }

    /// The address is the key: it must not be kept, framed or passed on. `same-origin`, because under `no-referrer` a
    /// browser would post with an Origin of `null`.
    private static RoutingContext guarded(RoutingContext ctx) {
        ctx.response()
                .putHeader("Cache-Control", "no-store")
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri"
                                + " 'none'");
        return ctx;
    }
}
