package health.vigil.pager;

import health.vigil.profile.Condition;
import health.vigil.profile.Priority;
import health.vigil.vital.BedId;
import health.vigil.vital.Moment;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/// One message to one path. It names bed and alarm and never the child.
///
/// @param key idempotency key: a receiver that sees it twice has seen one page
/// @param alarmId unique within the bed
/// @param since when the alarm began
/// @param at when this page was decided on
/// @param text the whole message in words, without the link
/// @param link where somebody takes responsibility; empty if there is none
/// @param by who acknowledged or took it, else empty
record Page(
        String key,
        Event event,
        BedId bed,
        String alarmId,
        Moment since,
        Moment at,
        Priority priority,
        Condition condition,
        String text,
        String link,
        String by) {
    /// Version of the fields of {@link #json}; a field may be added without a new one.
    static final int FORMAT = 1;

    /// Moments of another process do not compare with ours.
    private static final long NO_EPOCH = -1;

    /// Why a page is sent.
    enum Event {
        RAISED,
        /// The alarm got a higher priority.
        ESCALATED,
        /// Those asked first did not answer.
        REDIRECTED,
        /// Still unanswered, or it sounds again.
        REPEATED,
        /// Somebody acknowledged at the bedside.
        ACKNOWLEDGED,
        /// Somebody with a pager took responsibility.
        ACCEPTED,
        ENDED;

        /// True for news about a page sent before; false for calls for help.
        boolean followUp() {
            return switch (this) {
                case RAISED, ESCALATED, REDIRECTED, REPEATED -> false;
                case ACKNOWLEDGED, ACCEPTED, ENDED -> true;
            };
        }
    }

    /// True if a child may be waiting for this one.
    boolean urgent() {
        return priority == Priority.HIGH && !event.followUp();
    }

    /// The alarm this is about, the same in every process: an id alone could be given again after a crash.
    String incident() {
        return incident(bed, alarmId, since);
    }

    static String incident(BedId bed, String alarmId, Moment since) {
        return bed.name() + "/" + alarmId + "/" + since.wallMillis();
    }

    /// What a webhook posts and the outbox keeps: `version`, `key`, `event`, `bed`, `alarm`, `group`, `condition`,
    /// `code` (ISO/IEEE 11073 event code, 0 for none), `priority`, `since` and `at` (ISO 8601, UTC), `text`,
    /// `link`, `by`. Names are those of the enums.
    JsonObject json() {
        return new JsonObject()
                .put("version", FORMAT)
                .put("key", key)
                .put("event", event.name())
                .put("bed", bed.name())
                .put("alarm", alarmId)
                .put("group", PathSettings.group(condition).name())
                .put("condition", condition.name())
                .put("code", condition.mdcCode())
                .put("priority", priority.name())
                .put("since", Instant.ofEpochMilli(since.wallMillis()).toString())
                .put("at", Instant.ofEpochMilli(at.wallMillis()).toString())
                .put("text", text)
                .put("link", link)
                .put("by", by);
    }

    /// Reads what {@link #json} wrote, perhaps in an earlier process.
    ///
    /// @throws RuntimeException if it is not such a text
    static Page of(String json) {
        var o = new JsonObject(json);
        return new Page(
                o.getString("key"),
                Event.valueOf(o.getString("event")),
                new BedId(o.getString("bed")),
                o.getString("alarm"),
                moment(o.getString("since")),
                moment(o.getString("at")),
                Priority.valueOf(o.getString("priority")),
                Condition.valueOf(o.getString("condition")),
                o.getString("text"),
                o.getString("link"),
                o.getString("by"));
    }

    private static Moment moment(String iso) {
        return new Moment(NO_EPOCH, 0, Instant.parse(iso).toEpochMilli());
    }
}
