package health.vigil.source;

import health.vigil.bed.Feed;
import health.vigil.vital.BedId;
import health.vigil.vital.SourceId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Which connections serve which bed. A bed's link is up from its first message; it is down when the last connection
/// that served it is gone and no other took over within a while: some senders connect anew for every message.
final class MllpLinks {
    private final SourceId source;
    private final int graceTicks;
    private final Map<BedId, Link> links = new LinkedHashMap<>();

    private static final class Link {
        final Feed feed;
        final Set<Object> connections = new LinkedHashSet<>();
        boolean up;
        int alone;

        Link(Feed feed) {
            this.feed = feed;
        }
    }

    MllpLinks(SourceId source, Map<BedId, Feed> feeds, int graceTicks) {
        this.source = source;
        this.graceTicks = graceTicks;
        feeds.forEach((bed, feed) -> links.put(bed, new Link(feed)));
    }

    /// A message for a bed came over a connection.
    void served(BedId bed, Object connection, String peer) {
        var link = links.get(bed);
        if (link == null) return;
        link.connections.add(connection);
        if (link.up) return;
        link.up = true;
        link.feed.link(source, true, "connected from " + peer);
    }

    void closed(Object connection) {
        for (var link : links.values()) if (link.connections.remove(connection)) link.alone = 0;
    }

    void tick() {
        for (var link : links.values())
            if (link.up && link.connections.isEmpty() && ++link.alone > graceTicks) {
                link.up = false;
                link.feed.link(source, false, "connection closed by the sender");
            }
    }
}
