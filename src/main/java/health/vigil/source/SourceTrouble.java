package health.vigil.source;

import health.vigil.bed.Feed;
import health.vigil.profile.Condition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One thing that can be wrong, reported once while it keeps happening, in the words of the first time, and taken back
/// when it has not happened for a while, or when it is known to be over. Twenty monitors without a bed are one alarm.
final class SourceTrouble {
    private static final Logger LOG = LoggerFactory.getLogger(SourceTrouble.class);

    private final Feed feed;
    private final Condition condition;
    private final String what;
    private final int quietTicks;
    private boolean told;
    private int quiet;

    /// @param quietTicks after this many ticks without it, it is over
    SourceTrouble(Feed feed, Condition condition, String what, int quietTicks) {
        this.feed = feed;
        this.condition = condition;
        this.what = what;
        this.quietTicks = quietTicks;
    }

    void happened(String words) {
        quiet = 0;
        if (told) return;
        LOG.warn("source trouble bed={} source={} alarm={}", feed.bed(), what, condition);
        told = true;
        feed.report(condition, what, words);
    }

    void over() {
        if (!told) return;
        LOG.info("source trouble over bed={} source={} alarm={}", feed.bed(), what, condition);
        told = false;
        feed.report(condition, what, "");
    }

    void tick() {
        if (told && ++quiet > quietTicks) over();
    }
}
