package health.vigil.display;

import io.vertx.core.MultiMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which screen a connection is and where it stands (docs/protocol-display.md): what is expected of it and what its
/// reader may order follow from that.
///
/// @param name the screen's own, the same after each reload; the connection's where it has none
/// @param bed the bed it shows, null for a screen of all beds
record Seat(Stand stand, String name, @Nullable Audience bed) {
    /// What a page makes up of itself: letters enough to be the only one, and few enough for a log.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,40}");

    /// The one order a screen of all beds gives to one of them.
    static final String ASSIGN = "assign";

    /// What may be ordered of the monitor's own alarms, wherever they are shown.
    private static final Set<String> OF_HOUSE = Set.of("acknowledge", "pause", "resume");

    /// Where a screen stands.
    enum Stand {
        /// At the bed: it gives the child's alarms, and its silence is a fault.
        BED("CDAS"),
        /// In somebody's hand or at a desk: its reader may do everything, but it does not stand for the one at the bed.
        ELSEWHERE("DIS"),
        /// For information only, as on a wall.
        LOOK("DIS"),
        /// Of all beds.
        CENTRAL("DIS");

        private final String role;

        Stand(String role) {
            this.role = role;
        }

        /// CDAS: gives alarms and confirms them; DIS: for information only (requirement R38).
        String role() {
            return role;
        }
    }

    /// @param query of the request by which it connected
    static Seat of(MultiMap query, String connection, @Nullable Audience bed) {
        var name = query.get("screen");
        return new Seat(stand(query, bed), name != null && NAME.matcher(name).matches() ? name : connection, bed);
    }

    static Stand stand(MultiMap query, @Nullable Audience bed) {
        if (bed == null) return Stand.CENTRAL;
        if (query.contains("look")) return Stand.LOOK;
        return "bed".equals(query.get("at")) ? Stand.BED : Stand.ELSEWHERE;
    }

    /// The bed at which it stands, null if at none.
    @Nullable
    Audience watched() {
        return stand == Stand.BED ? bed : null;
    }

    /// The bed it shows, in words for people and logs; empty for all.
    String place() {
        return bed == null ? "" : bed.bed().bed().name();
    }

    /// @param house true if the monitor's own alarms are meant, not the child's
    boolean may(String what, boolean house) {
        if (stand == Stand.LOOK) return false;
        if (house) return OF_HOUSE.contains(what);
        return stand != Stand.CENTRAL || what.equals(ASSIGN);
    }
}
