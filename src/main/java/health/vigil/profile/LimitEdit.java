package health.vigil.profile;

/// A limit set by hand, or computed at an operator's wish, with its checks (requirement R11): inside what can be
/// measured, no further than the profile allows, in order with its neighbours, with a gap between low and high.
///
/// @param tier which rung of the condition's ladder
/// @param limit in the unit of what it is held against
/// @param by who set it; empty while nobody has
/// @param wallMillis when, in milliseconds since 1970; 0 while nobody has
public record LimitEdit(Condition condition, Priority tier, double limit, String by, long wallMillis) {
    /// One that nobody has signed.
    public LimitEdit(Condition condition, Priority tier, double limit) {
        this(condition, tier, limit, "", 0);
    }

    /// The same, of somebody.
    public LimitEdit signed(String name, long atWallMillis) {
        return new LimitEdit(condition, tier, limit, name, atWallMillis);
    }

    /// Why the edit is refused, empty if it is fine.
    public String refusal(Profile profile) {
        var ladder = profile.ladder(condition);
        if (ladder == null || ladder.rung(tier) == null) return missing(profile);
        var impossible = LimitRange.of(condition).refusal(limit);
        if (!impossible.isEmpty()) return impossible;
        var forbidden = profile.authority().refusal(condition, tier, limit);
        if (!forbidden.isEmpty()) return forbidden;
        if (turnsOff(ladder) && !profile.authority().mayBeOff(condition))
            return text() + " can never be broken: it would switch the alarm off, and this profile does not allow that";
        var disorder = disorder(ladder);
        return disorder.isEmpty() ? LimitGap.refusal(profile, changed(ladder)) : disorder;
    }

    /// True if nothing could break the limit any more, and something could before.
    private boolean turnsOff(Ladder ladder) {
        var now = ladder.rung(tier);
        return now != null && !Ladder.off(condition, now.limit()) && Ladder.off(condition, limit);
    }

    /// A graver tier must not begin before a milder one.
    private String disorder(Ladder ladder) {
        for (var other : ladder.rungs()) {
            var order = other.priority().compareTo(tier);
            var milder = order > 0 ? limit : other.limit();
            var graver = order > 0 ? other.limit() : limit;
            if (order == 0 || !condition.violates(milder, graver)) continue;
            return text() + " would be " + (order > 0 ? "beyond" : "milder than") + " the "
                    + other.priority().words() + " limit "
                    + LimitRange.of(condition).text(other.limit()) + "; move that one first";
        }
        return "";
    }

    private String text() {
        return LimitRange.of(condition).text(limit);
    }

    private String missing(Profile profile) {
        if (condition.relative() && profile.ladder(condition) == null)
            return "there is no such limit without a baseline; take the baseline first";
        return "there is no limit of priority " + tier + " in profile " + profile.id();
    }

    /// The profile with this edit in it.
    public Profile applied(Profile profile) {
        var ladder = profile.ladder(condition);
        return ladder == null ? profile : profile.with(changed(ladder), this);
    }

    private Ladder changed(Ladder ladder) {
        return new Ladder(
                condition,
                ladder.rungs().stream()
                        .map(r -> r.priority() == tier ? r.at(limit) : r)
                        .toList());
    }
}
