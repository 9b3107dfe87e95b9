package health.vigil.pager;

import health.vigil.bed.Bed;
import health.vigil.bed.Ward;
import health.vigil.profile.Condition;
import health.vigil.vital.BedId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether one path works, and the beds that were told it does not. A failed high page and any rejection are told at
/// once; other pages may fail twice first. The next delivery takes it all back. Used on the dispatcher's context.
final class Health {
    /// A page that can wait may fail this often in a row before it is trouble.
    private static final int PATIENCE = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Health.class);

    private final Ward ward;
    private final String path;
    private final String part;
    private final Map<BedId, String> told = new LinkedHashMap<>();
    private int failures;
    private boolean rejecting;

    Health(Ward ward, PathSettings path) {
        this.ward = ward;
        this.path = path.name();
        this.part = path.part();
    }

    /// What is wrong, empty while nothing is.
    String trouble() {
        return told.isEmpty() ? "" : told.values().iterator().next();
    }

    /// How often in a row it has not worked.
    int failures() {
        return failures;
    }

    /// An earlier process reported this path to a bed, which still has the alarm.
    void inherit(BedId bed) {
        told.putIfAbsent(bed, "failed before the restart");
    }

    /// True while an answer to a probe would be good news.
    boolean suspect() {
        return (failures > 0 || !told.isEmpty()) && !rejecting;
    }

    void failed(BedId bed, boolean urgent, String why) {
        if (++failures >= PATIENCE || urgent) tell(bed, why);
    }

    void rejected(BedId bed, String why) {
        rejecting = true;
        tell(bed, why);
    }

    /// The other end did not answer a probe; the house is told, no bed is waiting for it.
    void unreachable(String why) {
        failed(Ward.HOUSE, false, why);
    }

    /// A page arrived.
    void delivered() {
        rejecting = false;
        answered();
    }

    /// The other end is there. That clears no rejection: a wrong pager id is still wrong.
    void answered() {
        failures = 0;
        if (rejecting || told.isEmpty()) return;
        LOG.info("event=pager-path-recovered path={}", path);
        told.keySet().forEach(bed -> report(bed, ""));
        told.clear();
    }

    private void tell(BedId bed, String why) {
        if (told.isEmpty()) LOG.warn("event=pager-path-failed path={} bed={} reason=\"{}\"", path, bed, why);
        if (told.putIfAbsent(bed, why) == null) report(bed, why);
    }

    private void report(BedId bed, String trouble) {
        Bed known = ward.bed(bed);
        (known == null ? ward.house() : known).report(Condition.PAGER_FAILED, part, trouble);
    }
}
