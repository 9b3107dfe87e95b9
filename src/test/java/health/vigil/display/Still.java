package health.vigil.display;

import static org.awaitility.Awaitility.await;

import java.util.Map;

/// A page in which no time passes: its clocks stand where a staged bed's do, its animations at their beginning.
final class Still {
    /// Letters of equal widths, whichever of them is installed.
    private static final String FONTS = "Liberation Sans, Arimo, Arial";

    private Still() {}

    /// Whether letters here are as wide as the pictures' were.
    static boolean hasArialsWidths(Browser browser) {
        return browser.script("""
            const pen = document.createElement('canvas').getContext('2d');
            pen.font = '100px %s';
            return Math.abs(pen.measureText('Severe desaturation').width - 895) < 2;\
            """.formatted(FONTS)).equals(true);
    }

    /// For pages opened from now on.
    static void clocks(Browser browser, long wallMillis) {
        browser.chromium("Emulation.setTimezoneOverride", Map.of("timezoneId", "UTC"));
        browser.chromium(
                "Page.addScriptToEvaluateOnNewDocument",
                Map.of(
                        "source",
                        "performance.now = () => 5000; Date.now = () => " + wallMillis
                                + "; try { localStorage.setItem('vigil.language', 'en'); } catch { /* no page yet"
                                + " */ }"));
    }

    /// Waits until everything is drawn, then stops what moves.
    static void stand(Browser browser) {
        await().until(() -> browser.script("""
            document.body.style.fontFamily = '%s';
            await document.fonts.ready;
            await new Promise(requestAnimationFrame);
            await new Promise(requestAnimationFrame);
            document.getElementById('dot').className = 'dot';
            for (const animation of document.getAnimations()) {
                animation.pause();
                animation.currentTime = 0;
            }
            return true;\
            """.formatted(FONTS)).equals(true));
    }
}
