package health.vigil.display;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Whether anybody can see and hear this bed: bedside screens that answer, draw its alarms and may play sound
/// (requirements R39 and R40, hazards H2 and H14). Once a screen was there its silence is a fault until a page says
/// goodbye. Times are milliseconds of the world, not of a demonstration's faster clock. Not thread-safe: of the bed's
/// loop.
final class ScreenWatch {
    static final String SCREEN = "bedside screen";
    static final String SOUND = "bedside sound";

    /// A screen that has not answered for this long is lost (R40: 3 to 5 s).
    static final long SILENT_MILLIS = 4_000;

    /// An alarm not confirmed as drawn for this long is not shown (R39: 5 s).
    static final long CONFIRM_MILLIS = 5_000;

    /// A page just opened has this long to find out whether it may play.
    static final long SOUND_MILLIS = 3_000;

    private static final String SILENT = "no bedside screen answers; open the bed's page or look at the device itself";
    private static final String UNCONFIRMED = "a screen is there but has not drawn an alarm; is its page hidden?";
    private static final String MUTE = "the browser may not play sound; click on the page";

    /// News for the bed.
    ///
    /// @param trouble in words, empty when it is over
    record Report(String what, String trouble) {}

    private static final class Screen {
        private long heard;
        private boolean sounds;

        Screen(long opened) {
            heard = opened;
        }
    }

    private final Map<String, Screen> screens = new HashMap<>();
    private final Map<String, Long> unconfirmed = new LinkedHashMap<>();
    private final Map<String, String> reported = new HashMap<>();
    private boolean expected;
    private long lastHeard;
    private long silentSince;

    void opened(String screen, long now) {
        if (screens.isEmpty()) silentSince = now;
        screens.put(screen, new Screen(now));
        expected = true;
        lastHeard = now;
        unconfirmed.replaceAll((alarm, told) -> Math.max(told, now));
    }

    void heard(String screen, long now) {
        var known = screens.get(screen);
        if (known == null) return;
        known.heard = now;
        lastHeard = now;
    }

    /// The page was closed by its reader.
    void left(String screen) {
        screens.remove(screen);
        if (screens.isEmpty()) expected = false;
    }

    /// The connection is gone, nobody said why.
    void broke(String screen) {
        screens.remove(screen);
    }

    void sound(String screen, boolean may, long now) {
        var known = screens.get(screen);
        if (known == null) return;
        if (known.sounds && !may) silentSince = now;
        known.sounds = may;
    }

    /// True while a bedside screen answers.
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
        if (expected && now - lastHeard > SILENT_MILLIS) return SILENT;
        if (screens.isEmpty()) return reported.getOrDefault(SCREEN, "").equals(SILENT) && expected ? SILENT : "";
        for (var told : unconfirmed.values()) if (now - told > CONFIRM_MILLIS) return UNCONFIRMED;
        return "";
    }

    private String soundTrouble(long now) {
        if (screens.isEmpty()) return "";
        for (var screen : screens.values()) if (screen.sounds && now - screen.heard <= SILENT_MILLIS) return "";
        return now - silentSince > SOUND_MILLIS ? MUTE : "";
    }

    /// Good news is only believed when a screen is there to give it or the last one left politely: after a restart
    /// of the service an old fault stays until then.
    private void report(List<Report> news, String what, String trouble) {
        var before = reported.get(what);
        if (trouble.equals(before) || (before == null && trouble.isEmpty() && screens.isEmpty())) return;
        reported.put(what, trouble);
        news.add(new Report(what, trouble));
    }
}
