package health.vigil.command;

import health.vigil.alarm.state.TechnicalRule;
import health.vigil.profile.BaselineRule;
import health.vigil.profile.Clear;
import health.vigil.profile.Condition;
import health.vigil.profile.Ladder;
import health.vigil.profile.Priority;
import health.vigil.profile.Profile;
import health.vigil.profile.ProfileBook;
import health.vigil.profile.Rung;
import health.vigil.profile.Wait;
import health.vigil.vital.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Every alarm there can be, as rows of Markdown: the limits in force for a child, and the technical rules the engine
/// goes by. Nothing in it is written by hand (requirement R67).
final class AlarmTable {
    private static final String HEAD = "| condition | priority | limit | delay | ends | latches | signal | source |";
    private static final String RULE = "|---|---|---|---|---|---|---|---|";

    /// A technical condition that waits for nothing has no figure.
    private static final String AT_ONCE = "no figure";

    private final ProfileBook book;
    private final Profile profile;

    /// @param profile the book's for one child
    AlarmTable(ProfileBook book, Profile profile) {
        this.book = book;
        this.profile = profile;
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("Limits " + profile.id() + " (" + profile.hash() + "), " + profile.band()
                + (profile.note().isEmpty() ? "" : "; " + profile.note()));
        lines.addAll(List.of("", "The child", "", HEAD, RULE));
        for (var condition : Condition.values()) if (!condition.technical()) lines.addAll(ofChild(condition));
        lines.addAll(List.of("", "Equipment, feeds and Vigil itself", "", HEAD, RULE));
        Arrays.stream(TechnicalRule.values()).map(AlarmTable::technical).forEach(lines::add);
        return lines;
    }

    private List<String> ofChild(Condition condition) {
        for (var rule : profile.layers().relative())
            if (rule.condition() == condition)
                return rule.tiers().stream().map(t -> relative(condition, t)).toList();
        var ladder = profile.ladder(condition);
        if (ladder == null || ladder.off()) return List.of(row(condition.words(), "off", "", "", "", "", "", ""));
        return ladder.rungs().stream()
                .filter(rung -> !Ladder.off(condition, rung.limit()))
                .map(rung -> absolute(condition, rung))
                .toList();
    }

    private String absolute(Condition condition, Rung rung) {
        return limited(
                condition,
                rung.priority(),
                limit(condition, rung.limit()),
                rung.delay(),
                rung.clear(),
                rung.latching());
    }

    private String relative(Condition condition, BaselineRule.Tier tier) {
        var way = (condition.side() == Condition.Side.LOW ? "< baseline - " : "> baseline + ")
                + tier.deviation().words();
        return limited(condition, tier.priority(), way, tier.delay(), tier.clear(), tier.latching());
    }

    private String limited(
            Condition condition, Priority priority, String limit, Wait delay, Clear clear, boolean latching) {
        return row(
                condition.words(),
                words(priority),
                limit,
                delay.words(),
                ends(clear),
                latching ? "yes" : "no",
                signal(priority, condition),
                book.origin(condition, priority));
    }

    private static String limit(Condition condition, double limit) {
        var vital = condition.vital();
        return switch (condition.measure()) {
            case VITAL ->
                (condition.side() == Condition.Side.LOW ? "< " : "> ")
                        + (vital == null
                                ? ""
                                : vital.format(limit) + " " + vital.unit().symbol());
            case SECONDS -> "from " + Numbers.plain(limit, 0) + " s on";
            case FALL -> "by more than " + Numbers.plain(limit, 0) + " in 60 s";
            case SCORE -> "more than " + Numbers.plain(limit, 0) + " points";
            case NONE -> "";
        };
    }

    private static String ends(Clear clear) {
        var by = clear.by() == 0 ? "at the limit" : Numbers.plain(clear.by(), 1) + " inside";
        return clear.seconds() == 0 ? by : by + " for " + Numbers.plain(clear.seconds(), 0) + " s";
    }

    private static String technical(TechnicalRule rule) {
        var about = rule.when().isEmpty() ? "" : " (" + rule.when() + ")";
        return row(
                rule.condition().words() + about,
                words(rule.priority()),
                "",
                rule.delaySeconds() == 0 ? "at once" : "after " + Numbers.plain(rule.delaySeconds(), 0) + " s",
                "with its cause",
                rule.latching() ? "yes" : "no",
                signal(rule.priority(), rule.condition()),
                rule.origin().isEmpty() ? AT_ONCE : rule.origin());
    }

    /// As IEC 60601-1-8 wants it: 6.3.2 the light, 6.3.3 the pulses; behind them the melody.
    private static String signal(Priority priority, Condition condition) {
        var melody = words(condition.category());
        return switch (priority) {
            case HIGH -> "red flashing, 10 pulses, " + melody;
            case MEDIUM -> "yellow flashing, 3 pulses, " + melody;
            case LOW -> "cyan, 2 pulses, " + melody;
        };
    }

    private static String words(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
