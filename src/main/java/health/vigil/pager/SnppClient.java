package health.vigil.pager;

import health.vigil.pager.SnppDialogue.Reply;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Pages through a terminal that speaks SNPP (RFC 1861). Each page is a connection of its own.
///
/// Level 3 (two-way, with read receipts and replies) is used when the terminal offers it, else level 1: `PAGE`, `MESS`,
/// `SEND`. A terminal that breaks off a two-way transaction is asked for level 1 from then on. When the connection
/// dies after `SEND` nobody knows whether the page went out; it counts as failed and is sent again (design decision
/// 16).
final class SnppClient implements Carrier {
    private static final Logger LOG = LoggerFactory.getLogger(SnppClient.class);

    private static final int READY = 220;
    private static final int OK = 250;
    /// Failed for a reason of the terminal's own: may work later.
    private static final int TROUBLE = 554;

    private static final int DELIVERED_UNREAD = 860;
    private static final int READ_UNANSWERED = 870;
    private static final int READ = 881;
    private static final int FIRST_REPLY = 882;
    private static final int LAST_REPLY = 889;

    /// How a person with a two-way pager may answer, as offered with `MCRE`.
    private static final String TAKES = "1 I take it";

    private static final String CANNOT = "2 Cannot come";
    private static final Set<String> YES = Set.of("1", "01", "yes", "y", "ok", "take", "taken", "accept", "accepted");
    private static final Pattern TAG = Pattern.compile("([A-Za-z0-9._-]{1,32}) ([A-Za-z0-9._-]{1,32})(?: .*)?");

    /// Tag and time, which a terminal may put before what the person answered.
    private static final Pattern STAMP = Pattern.compile("^\\S+ \\d{12}\\S* ");

    private final Vertx vertx;
    private final CarrierSettings.Snpp settings;
    // Held in a field: a client without a reference is closed by the garbage collector.
    private final NetClient net;
    private final Context loop;
    private volatile boolean twoWay;

    /// @param loop where all its connections live
    SnppClient(Vertx vertx, Context loop, CarrierSettings.Snpp settings) {
        this.vertx = vertx;
        this.settings = settings;
        this.loop = loop;
        this.twoWay = settings.twoWay();
        this.net = vertx.createNetClient(new NetClientOptions().setConnectTimeout(Math.toIntExact(stepMillis())));
    }

    @Override
    public Future<Outcome> send(Page page) {
        var wanted = twoWay;
        return talk(dialogue -> deliver(dialogue, wanted, page).onFailure(e -> withoutReplies(wanted, e)))
                .recover(e -> Future.succeededFuture(new Outcome.Failed(words(e))));
    }

    @Override
    public Future<Receipt> status(String tag) {
        return talk(dialogue -> dialogue.ask("MSTA " + Wording.clean(tag)).map(SnppClient::receipt))
                .otherwise(new Receipt.Underway());
    }

    @Override
    public Future<Outcome> probe() {
        return talk(dialogue -> Future.<Outcome>succeededFuture(new Outcome.Delivered("")))
                .recover(e -> Future.succeededFuture(new Outcome.Failed(words(e))));
    }

    @Override
    public Future<Void> close() {
        return net.close();
    }

    /// On one loop, whoever calls: a terminal greets at once, and what arrives on a socket before somebody
    /// listens to it is lost.
    private <T> Future<T> talk(Function<SnppDialogue, Future<T>> script) {
        return Future.future(
                told -> loop.runOnContext(ignored -> connected(script).onComplete(told)));
    }

    private <T> Future<T> connected(Function<SnppDialogue, Future<T>> script) {
        return net.connect(settings.port(), settings.host()).compose(socket -> {
            var dialogue = new SnppDialogue(vertx, socket, stepMillis(), settings.limitMillis());
            return dialogue.reply("connecting")
                    .compose(SnppClient::greeted)
                    .compose(ready -> script.apply(dialogue))
                    .onComplete(ignored -> dialogue.quit());
        });
    }

    private static Future<Reply> greeted(Reply reply) {
        return reply.code() == READY || reply.code() == OK
                ? Future.succeededFuture(reply)
                : Future.failedFuture(new SnppDialogue.Broken("greeted with " + reply));
    }

    private Future<Outcome> deliver(SnppDialogue dialogue, boolean twoWay, Page page) {
        var message = Wording.fit(page.text(), page.link(), settings.maxChars());
        return begun(dialogue, twoWay)
                .compose(address ->
                        address.code() == OK ? written(dialogue, message) : Future.succeededFuture(refused(address)));
    }

    private static Future<Outcome> written(SnppDialogue dialogue, String message) {
        return dialogue.ask("MESS " + message)
                .compose(mess -> mess.code() == OK
                        ? dialogue.ask("SEND").map(SnppClient::sent)
                        : Future.succeededFuture(refused(mess)));
    }

    /// Begins a transaction of the best level the terminal has for this pager.
    private Future<Reply> begun(SnppDialogue dialogue, boolean twoWay) {
        if (!twoWay) return dialogue.ask(address());
        return dialogue.ask("2WAY")
                .compose(offer -> offer.code() == OK ? begunTwoWay(dialogue) : dialogue.ask(address()));
    }

    private Future<Reply> begunTwoWay(SnppDialogue dialogue) {
        return dialogue.ask(address()).compose(address -> {
            if (address.code() == OK) return repliesOffered(dialogue).map(address);
            // A one-way pager on a two-way terminal.
            return dialogue.ask("RESE").compose(reset -> dialogue.ask(address()));
        });
    }

    /// Extras: a terminal that lacks one of them still delivers.
    private static Future<Reply> repliesOffered(SnppDialogue dialogue) {
        return dialogue.ask("ACKR 1")
                .compose(ignored -> dialogue.ask("RTYP MULTICHOICE"))
                .compose(type -> type.code() != OK
                        ? Future.succeededFuture(type)
                        : dialogue.ask("MCRE " + TAKES).compose(ignored -> dialogue.ask("MCRE " + CANNOT)));
    }

    private String address() {
        return "PAGE " + settings.pagerId();
    }

    private long stepMillis() {
        return settings.limitMillis() / 2;
    }

    private void withoutReplies(boolean wanted, Throwable why) {
        if (!wanted || !twoWay) return;
        twoWay = false;
        LOG.info("event=snpp-two-way-off host={} reason=\"{}\"", settings.host(), words(why));
    }

    private static Outcome sent(Reply reply) {
        var code = reply.code();
        if (code == OK) return new Outcome.Delivered("");
        if (code < 800) return refused(reply);
        var tag = TAG.matcher(reply.text());
        return new Outcome.Delivered(tag.matches() ? tag.group(1) + " " + tag.group(2) : "");
    }

    /// What a reply other than success means: 5xx is final, except that 554 is the terminal's own trouble; anything
    /// else (two-way 7xx, nonsense) may be different next time.
    private static Outcome refused(Reply reply) {
        return reply.code() >= 500 && reply.code() < 600 && reply.code() != TROUBLE
                ? new Outcome.Rejected(reply.code(), reply.text())
                : new Outcome.Failed("the terminal said " + reply);
    }

    private static Receipt receipt(Reply reply) {
        var code = reply.code();
        if (code == READ_UNANSWERED || code == READ) return new Receipt.Read();
        if (code >= FIRST_REPLY && code <= LAST_REPLY) return new Receipt.Replied(reply.text(), takes(reply.text()));
        if (code >= 800 && code <= DELIVERED_UNREAD + 20) return new Receipt.Reached();
        if (code >= 700 && code < 800) return new Receipt.Lost(reply.toString());
        return new Receipt.Underway();
    }

    private static boolean takes(String reply) {
        var words = STAMP.matcher(reply).replaceFirst("").toLowerCase(Locale.ROOT);
        return words.contains("i take it") || YES.contains(words.split("[ ,.]", 2)[0]);
    }

    private static String words(Throwable e) {
        return Wording.clean(e.getMessage() == null ? e.toString() : e.getMessage());
    }
}
