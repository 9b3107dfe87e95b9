package health.vigil.source;

import health.vigil.bed.Feed;
import health.vigil.decode.hl7.Hl7Answer;
import health.vigil.decode.hl7.Hl7Fault;
import health.vigil.decode.hl7.Hl7Fault.Kind;
import health.vigil.decode.hl7.Hl7Header;
import health.vigil.decode.hl7.Hl7Message;
import health.vigil.decode.hl7.MllpFrame;
import health.vigil.decode.hl7.Pcd01;
import health.vigil.metrics.Metrics;
import health.vigil.profile.Condition;
import health.vigil.source.MllpSettings.Peer;
import health.vigil.vital.BedId;
import health.vigil.vital.Reading;
import health.vigil.vital.Vital;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What becomes of a message: read, bound to a bed, offered, vouched for; or refused with the reason; or kept for
/// people to look at because it belongs to nobody, to another patient, or to a time gone by. Lives on one event loop.
///
/// The answer is given when what it vouches for is durable, on a thread of the journal's.
final class MllpIntake {
    /// However short the declared period: a number this young is still one.
    private static final long YOUNG_MILLIS = 30_000;
    /// Design decision 10.
    private static final double STALE_PERIODS = 2.5;
    /// More kinds of remarks than any ward's monitors cause.
    private static final int MOST_LOGGED = 1_000;
    /// Senders wait for an answer before they go on, so few are owed at a time.
    private static final int MOST_OWED = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(MllpIntake.class);

    private final MllpSettings settings;
    private final MllpPorts ports;
    private final MllpBinder binder;
    private final MllpSenders senders = new MllpSenders();
    private final long oldMillis;
    private final SourceTrouble unbound;
    private final SourceTrouble fault;
    private final Map<BedId, SourceTrouble> mismatches = new LinkedHashMap<>();
    private final Map<BedId, String> mismatched = new LinkedHashMap<>();
    private final Map<String, Peer> peers = new LinkedHashMap<>();
    private final Set<String> logged = new LinkedHashSet<>();
    private final Set<String> owed = new LinkedHashSet<>();
    private long answers;

    MllpIntake(MllpSettings settings, MllpPorts ports, int quietTicks) {
        this.settings = settings;
        this.ports = ports;
        this.binder = new MllpBinder(settings.bindings());
        this.oldMillis = Math.max(YOUNG_MILLIS, Math.round(STALE_PERIODS * settings.periodMillis()));
        var what = settings.source().name();
        this.unbound = new SourceTrouble(ports.house(), Condition.FEED_UNBOUND, what, quietTicks);
        this.fault = new SourceTrouble(ports.house(), Condition.MONITOR_FAULT, what, quietTicks);
        ports.feeds()
                .forEach((bed, feed) ->
                        mismatches.put(bed, new SourceTrouble(feed, Condition.PATIENT_MISMATCH, what, quietTicks)));
        settings.peers().forEach(peer -> peers.put(peer.application(), peer));
    }

    /// Takes one frame.
    ///
    /// @param served is told the bed before this method returns, if there is one
    /// @param answer is called once, here or later on any thread
    void take(MllpExchange exchange, Consumer<BedId> served, Consumer<Hl7Answer> answer) {
        try {
            switch (exchange.frame()) {
                case MllpFrame.Whole whole -> message(whole, exchange, served, answer);
                case MllpFrame.TooLong huge ->
                    throw new Hl7Fault(
                            Kind.INTERNAL,
                            "",
                            "message has " + huge.length() + " bytes, at most "
                                    + settings.limits().maxMessageBytes() + " are taken");
            }
        } catch (Hl7Fault refusal) {
            answer.accept(refused(exchange.header(), refusal));
        } catch (RuntimeException ours) {
            LOG.error("hl7 message failed source={}", settings.source(), ours);
            fault.happened("a message could not be processed");
            owe(exchange.header());
            answer.accept(refused(exchange.header(), new Hl7Fault(Kind.INTERNAL, "", "could not be processed")));
        }
    }

    /// We failed on it after it was remembered, perhaps: sent again it is still new data.
    private void owe(@Nullable Hl7Header header) {
        if (header != null && owed.size() < MOST_OWED) owed.add(header.key());
    }

    void tick() {
        unbound.tick();
        fault.tick();
        mismatches.forEach(this::tick);
    }

    /// Whose data arrive for a child who has left, or was called something else, is no fault of the one who is there.
    private void tick(BedId bed, SourceTrouble mismatch) {
        if (!ports.admittedId().apply(bed).equals(mismatched.get(bed))) mismatch.over();
        mismatch.tick();
    }

    Hl7Answer refused(@Nullable Hl7Header header, Hl7Fault why) {
        ports.metrics().badChecksums(settings.source(), 1);
        logOnce(
                why.kind() + why.place(),
                () -> LOG.warn(
                        "hl7 message refused source={} code={} place={} why=\"{}\"",
                        settings.source(),
                        why.kind().code(),
                        why.place(),
                        why.words()));
        return Hl7Answer.refused(header, why, form(header), nextId(), now());
    }

    private Hl7Answer accepted(Hl7Header header) {
        return Hl7Answer.accepted(header, form(header), nextId(), now());
    }

    private void message(
            MllpFrame.Whole whole, MllpExchange exchange, Consumer<BedId> served, Consumer<Hl7Answer> answer)
            throws Hl7Fault {
        var message = Hl7Message.parse(whole.bytes(), charset(exchange.header()));
        var lag = senders.lagMillis(message.header(), whole.at());
        var report = Pcd01.read(message, whole.at(), lag);
        ports.metrics().framesDecoded(settings.source(), 1);
        ports.metrics().took(Metrics.Leg.DECODED, ports.clock().now().nanosSince(whole.at()));
        report.remarks().forEach(this::log);
        var yes = accepted(message.header());
        Runnable vouch = () -> answer.accept(yes);
        // A resend is answered like its original, once that is durable, and is no new data.
        var fresh = report.key().isEmpty() || ports.journal().remember(report.key()) || owed.remove(report.key());
        switch (binder.bind(report)) {
            case MllpBinder.Bound.Nowhere nowhere -> {
                unbound.happened(nowhere.why());
                keep(message, nowhere.why(), fresh, vouch);
            }
            case MllpBinder.Bound.To to -> {
                served.accept(to.bed());
                bound(message, report, to.bed(), lag, fresh, vouch);
            }
        }
    }

    private void bound(Hl7Message message, Pcd01 report, BedId bed, long lag, boolean fresh, Runnable vouch) {
        var feed = ports.feeds().get(bed);
        if (feed == null) throw new IllegalStateException("no feed for bed " + bed);
        var stranger = stranger(report, bed);
        if (stranger) {
            keep(message, "patient differs from the one admitted to " + bed, fresh, vouch);
        } else if (fresh && (lag > oldMillis || senders.overtaken(message.header(), bed))) {
            keep(message, "late for " + bed, true, vouch);
        } else {
            if (fresh) report.readings().forEach(r -> offer(feed, r));
            feed.committed(vouch);
        }
    }

    /// Hazard H3: no number of another child crosses over.
    private boolean stranger(Pcd01 report, BedId bed) {
        var admitted = ports.admittedId().apply(bed);
        var trouble = mismatches.get(bed);
        if (!Belonging.known(admitted, report.patientIds()) || trouble == null) return false;
        var differs = Belonging.differs(admitted, report.patientIds());
        if (differs) mismatched.put(bed, admitted);
        if (differs) trouble.happened("HL7 data of another patient arrive for this bed and are not shown");
        else trouble.over();
        return differs;
    }

    private void keep(Hl7Message message, String why, boolean fresh, Runnable vouch) {
        if (fresh) ports.journal().keepUnbound(settings.source(), message.text(), why);
        ports.journal().committed(vouch);
    }

    private void offer(Feed feed, Reading reading) {
        var live = live(reading);
        if (live instanceof Reading.Gap) ports.metrics().gap(settings.source());
        feed.offer(settings.source(), live);
    }

    /// A continuous number that was old when it came is the last value, not a value; a temperature is taken now and
    /// then.
    private Reading live(Reading reading) {
        return reading instanceof Reading.Measured m
                        && m.ageMillis() > oldMillis
                        && m.vital() != Vital.TEMPERATURE
                        && m.vital().cadence() == Vital.Cadence.CONTINUOUS
                ? new Reading.Gap(m.at(), m.vital(), Reading.Gap.Reason.NOT_AVAILABLE)
                : reading;
    }

    private @Nullable Peer peer(@Nullable Hl7Header header) {
        if (header == null) return null;
        return peers.get(header.separators().component(header.application(), 1));
    }

    private Hl7Answer.Form form(@Nullable Hl7Header header) {
        var peer = peer(header);
        return peer == null ? Hl7Answer.Form.BY_HEADER : peer.answers();
    }

    private Charset charset(@Nullable Hl7Header header) {
        var peer = peer(header);
        return Charset.forName(peer == null ? Peer.USUAL_CHARSET : peer.charset());
    }

    private String nextId() {
        return "V" + ports.clock().now().epoch() + "-" + ++answers;
    }

    private long now() {
        return ports.clock().now().wallMillis();
    }

    private void log(Pcd01.Remark remark) {
        logOnce(
                remark.type() + remark.code(),
                () -> LOG.info(
                        "hl7 observation remarked source={} place={} code={} why={}",
                        settings.source(),
                        remark.place(),
                        remark.code(),
                        remark.type()));
    }

    private void logOnce(String key, Runnable log) {
        if (logged.size() < MOST_LOGGED && logged.add(key)) log.run();
    }
}
