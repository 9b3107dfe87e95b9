package health.vigil.config;

import health.vigil.profile.Authority;
import health.vigil.profile.Condition;
import health.vigil.profile.LimitRange;
import health.vigil.profile.Priority;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The `authority` of a profile: how far an operator may go at a bed.
final class AuthorityReader {
    /// More would leave no room for a severe fall.
    private static final double WIDEST_GAP = 20;

    private static final String NO_SUCH = "see the alarm table";

    private final Section of;

    AuthorityReader(Section of) {
        this.of = of;
    }

    @Nullable
    Authority authority() {
        var floors = floors(of.section("floors"));
        var gap = of.number("desaturationGap", Authority.DEFAULT.desaturationGap(), 0, WIDEST_GAP);
        var mayBeOff = mayBeOff();
        var audioOff = of.flag("audioOffAllowed", Authority.DEFAULT.audioOffAllowed());
        var pause = of.whole(
                "longestPauseSeconds", Authority.DEFAULT.longestPauseSeconds(), 0, Authority.LONGEST_PAUSE_SECONDS);
        return of.checked("", () -> new Authority(floors, gap, mayBeOff, audioOff, pause));
    }

    /// `SPO2_LOW: {HIGH: 85}`.
    private static List<Authority.Floor> floors(Section floors) {
        var all = new ArrayList<Authority.Floor>();
        for (var key : floors.keys()) {
            var condition = LadderReader.conditionOf(floors, key);
            if (condition == null) continue;
            var tiers = floors.section(key);
            var range = LimitRange.of(condition);
            for (var tier : Priority.values())
                if (tiers.has(tier.name())) {
                    var furthest = tiers.requiredNumber(tier.name(), range.lowest(), range.highest());
                    all.add(new Authority.Floor(condition, tier, furthest));
                }
        }
        return all;
    }

    private List<Condition> mayBeOff() {
        var all = new ArrayList<Condition>();
        var names = of.texts("mayBeOff");
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            if (LadderReader.NAMES.contains(name)) all.add(Condition.valueOf(name));
            else of.unknown("mayBeOff[" + i + "]", name, "is no condition of the child", LadderReader.NAMES, NO_SUCH);
        }
        return all;
    }
}
