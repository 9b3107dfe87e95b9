package health.vigil.display;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/// Whether anybody at this bed can see and hear it: screens that stand there, answer, draw its alarms and may play
/// sound (requirements R39 and R40, hazards H2 and H14). Screens elsewhere do not count and are not told of here.
///
/// A screen that goes without a goodbye is missed until it is back, the child has left, or, after a start of the
/// service, any screen has opened; the goodbye of another screen takes nothing of that away. It is no fault as long as
/// one screen at the bed answers. The last one may leave an empty bed; while a child is there, some screen must be
/// back soon.
///
/// Two screens may have one name (a browser's profile that was copied): each counts. The page before a reload is
/// another connection of its screen, and counts no more unless it speaks.
///
/// Times are milliseconds of the world, not of a demonstration's faster clock. Not thread-safe: of the bed's loop.
final class ScreenWatch {
    static final String SCREEN = "bedside screen";
    static final String SOUND = "bedside sound";

    /// A screen that has not answered for this long is lost (R40: 3 to 5 s).
    static final long SILENT_MILLIS = 4_000;

    /// An alarm not confirmed as drawn for this long is not shown (R39: 5 s).
    static final long CONFIRM_MILLIS = 5_000;

    /// A page just opened has this long to find out whether it may play.
    static final long SOUND_MILLIS = 3_000;

    /// After a start of the service the screens of its beds have this long to come back: a page tries to connect
    /// at least every 5.2 s (4 s and up to 30 % by chance, web/js/link.js), so a living one has had two tries.
    static final long RETURN_MILLIS = 15_000;

    /// A reload, or a look at another page, is over by then (proposal: as long as after a start).
    static final long LEFT_MILLIS = RETURN_MILLIS;

    /// Lost screens remembered by name. One is enough to be missed, so a bed that loses more forgets the eldest.
    static final int MAX_LOST = 16;

    private static final String SILENT = "no bedside screen answers; open the bed's page or look at the device itself";
    private static final String LEFT =
            "the bed's page was closed at the bedside; open it there again or look at the device itself";
    private static final String UNCONFIRMED = "a screen is there but has not drawn an alarm; is its page hidden?";
    private static final String MUTE = "the browser may not play sound; click on the page";

    /// News for the bed.
    ///
    /// @param trouble in words, empty when it is over
    record Report(String what, String trouble) {}

    private static final class Screen {
        private final String name;
        private long heard;
        private boolean sounds;

        Screen(String name, long opened) {
            this.name = name;
            this.heard = opened;
        }
    }

    /// By connection.
    private final Map<String, Screen> screens = new LinkedHashMap<>();

    /// By connection: those whose name has opened anew and that have not spoken since.
    private final Map<String, Screen> replaced = new LinkedHashMap<>();

    private final SequencedSet<String> lost = new LinkedHashSet<>();
    private final Map<String, Long> unconfirmed = new LinkedHashMap<>();
    private final Map<String, String> reported = new HashMap<>();
    private boolean occupied;
    private boolean awaited;
    private String absence = SILENT;
    private long due;
    private long silentSince;

    /// The service has started and a child is in the bed: whatever screen was there before should come back.
    void started(long now) {
        occupied = true;
        awaited = true;
        due = now + RETURN_MILLIS;
    }

    /// A child came.
    void admitted() {
        occupied = true;
    }

    /// @param connection by which it is heard of from now on
    /// @param name its own, the same after each reload and each break: what was expected of that name is there
    void opened(String connection, String name, long now) {
        var before = new LinkedHashMap<>(screens);
        before.values().removeIf(s -> !s.name.equals(name));
        screens.keySet().removeAll(before.keySet());
        replaced.putAll(before);
        if (screens.isEmpty() || before.values().stream().anyMatch(s -> s.sounds)) silentSince = now;
        screens.put(connection, new Screen(name, now));
        lost.remove(name);
        awaited = false;
        absence = SILENT;
        due = now + SILENT_MILLIS;
        unconfirmed.replaceAll((alarm, told) -> Math.max(told, now));
    }

    void heard(String connection, long now) {
        var returned = replaced.remove(connection);
        if (returned != null) back(connection, returned);
        var known = screens.get(connection);
        if (known == null) return;
        known.heard = now;
        due = now + SILENT_MILLIS;
    }

    /// Another screen of the same name lives beside the one that opened later.
    private void back(String connection, Screen screen) {
        screens.put(connection, screen);
        awaited = false;
        absence = SILENT;
    }

    /// The page was closed by its reader.
    void left(String connection, long now) {
        replaced.remove(connection);
        if (screens.remove(connection) == null || !screens.isEmpty() || !occupied) return;
        awaited = true;
        // One that is missed already is not waited for any longer.
        if (!lost.isEmpty()) return;
        absence = LEFT;
        due = now + LEFT_MILLIS;
    }

    /// The connection is gone, nobody said why.
    void broke(String connection) {
        replaced.remove(connection);
        var gone = screens.remove(connection);
        if (gone == null) return;
        lost.addLast(gone.name);
        if (lost.size() > MAX_LOST) lost.removeFirst();
    }

    /// The child has left: nobody needs to see this bed but who still looks at it.
    void discharged() {
        occupied = false;
        lost.clear();
        awaited = false;
    }

    void sound(String connection, boolean may, long now) {
        var known = screens.getOrDefault(connection, replaced.get(connection));
        if (known == null) return;
        if (known.sounds && !may) silentSince = now;
        known.sounds = may;
    }

    /// True while a screen at the bed answers.
    boolean present(long now) {
        for (var screen : screens.values()) if (now - screen.heard <= SILENT_MILLIS) return true;
        return false;
    }

    /// An alarm began, rose or sounds again.
    void told(String alarmId, long now) {
        unconfirmed.put(alarmId, now);
    }

    /// Nobody needs to draw it any more.
    void over(String alarmId) {
        unconfirmed.remove(alarmId);
    }

    /// A screen has drawn it.
    void drawn(String alarmId) {
        unconfirmed.remove(alarmId);
    }

    /// What has changed since the last look.
    List<Report> check(long now) {
        var news = new ArrayList<Report>();
        report(news, SCREEN, screenTrouble(now));
        report(news, SOUND, soundTrouble(now));
        return news;
    }

    private String screenTrouble(long now) {
        var expected = awaited || !lost.isEmpty() || !screens.isEmpty();
        if (expected && now > due) return absence;
        if (screens.isEmpty()) return expected ? reported.getOrDefault(SCREEN, "") : "";
        for (var told : unconfirmed.values()) if (now - told > CONFIRM_MILLIS) return UNCONFIRMED;
        return "";
    }

    private String soundTrouble(long now) {
        if (screens.isEmpty()) return "";
        for (var screen : screens.values()) if (screen.sounds && now - screen.heard <= SILENT_MILLIS) return "";
        return now - silentSince > SOUND_MILLIS ? MUTE : "";
    }

    /// Good news is told of a fault that was told before, or by a screen that is there to give it.
    private void report(List<Report> news, String what, String trouble) {
        var before = reported.get(what);
        if (trouble.equals(before) || (before == null && trouble.isEmpty() && screens.isEmpty())) return;
        reported.put(what, trouble);
        news.add(new Report(what, trouble));
    }
}
