package health.vigil.source;

import health.vigil.alarm.Condition;
import health.vigil.bed.Feed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One thing that can be wrong, reported once while it keeps happening and taken back when it has not happened for a
/// while, or when it is known to be over.
final class MllpTrouble {
    private static final Logger LOG = LoggerFactory.getLogger(MllpTrouble.class);

    private final Feed feed;
    private final Condition condition;
    private final String what;
    private final int quietTicks;
    private String told = "";
    private int quiet;

    /// @param quietTicks after this many ticks without it, it is over
    MllpTrouble(Feed feed, Condition condition, String what, int quietTicks) {
        this.feed = feed;
        this.condition = condition;
        this.what = what;
        this.quietTicks = quietTicks;
    }

    void happened(String words) {
        quiet = 0;
        if (words.equals(told)) return;
        if (told.isEmpty()) LOG.warn("hl7 trouble bed={} source={} alarm={}", feed.bed(), what, condition);
        told = words;
        feed.report(condition, what, words);
    }

    void over() {
        if (told.isEmpty()) return;
        LOG.info("hl7 trouble over bed={} source={} alarm={}", feed.bed(), what, condition);
        told = "";
        feed.report(condition, what, "");
    }

    void tick() {
        if (!told.isEmpty() && ++quiet > quietTicks) over();
    }
}
