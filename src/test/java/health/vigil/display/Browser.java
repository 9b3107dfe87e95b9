package health.vigil.display;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/// Debian's Chromium without a window, with a profile of its own that is thrown away.
final class Browser implements AutoCloseable {
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private final Path profile;
    private final ChromeDriver driver;

    /// @param mayPlay true for a browser set up as a monitor's should be, false for one that waits for a click
    Browser(boolean mayPlay) throws IOException {
        assumeTrue(Files.exists(DRIVER) && Files.exists(CHROMIUM), "chromium and chromedriver are not installed");
        Files.createDirectories(Path.of("target"));
        profile = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "chromium-");
        var options = new ChromeOptions()
                .setBinary(CHROMIUM.toString())
                .addArguments(
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--disable-dev-shm-usage",
                        "--hide-scrollbars",
                        "--user-data-dir=" + profile);
        options.addArguments(
                "--autoplay-policy=" + (mayPlay ? "no-user-gesture-required" : "document-user-activation-required"));
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .build();
        driver = new ChromeDriver(service, options);
        size(1280, 800);
    }

    /// Sets what the page has to draw on.
    void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /// A command of Chromium's own protocol.
    Map<String, Object> chromium(String command, Map<String, Object> parameters) {
        return driver.executeCdpCommand(command, parameters);
    }

    void open(String url) {
        driver.get(url);
    }

    /// Runs before the scripts of every page that is opened from now on.
    void beforeEveryPage(String script) {
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    /// Puts a tab in front of the page, which goes on behind it.
    void hide() {
        driver.executeCdpCommand("Target.createTarget", Map.of("url", "about:blank"));
    }

    String url() {
        return driver.getCurrentUrl();
    }

    /// The visible text of the first element, empty while there is none.
    String text(String selector) {
        try {
            return driver.findElement(By.cssSelector(selector)).getText();
        } catch (NoSuchElementException | StaleElementReferenceException notNow) {
            return "";
        }
    }

    String classes(String selector) {
        try {
            return String.valueOf(driver.findElement(By.cssSelector(selector)).getAttribute("class"));
        } catch (NoSuchElementException | StaleElementReferenceException notNow) {
            return "";
        }
    }

    boolean visible(String selector) {
        try {
            return driver.findElement(By.cssSelector(selector)).isDisplayed();
        } catch (NoSuchElementException | StaleElementReferenceException notNow) {
            return false;
        }
    }

    void press(String keys) {
        driver.findElement(By.tagName("body")).sendKeys(keys);
    }

    /// Keys for whatever has the focus.
    void active(String keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    void escape() {
        press(Keys.ESCAPE.toString());
    }

    /// Waits until it is there: a form opens a moment after its key.
    void click(String selector) {
        if (!visible(selector)) await(selector).until(() -> visible(selector));
        driver.findElement(By.cssSelector(selector)).click();
    }

    /// Waits as a click does.
    void type(String selector, String text) {
        if (!visible(selector)) await(selector).until(() -> visible(selector));
        driver.findElement(By.cssSelector(selector)).sendKeys(text);
    }

    /// Seconds that the page's main thread has worked since it was asked for the first time.
    double mainThreadSeconds() {
        driver.executeCdpCommand("Performance.enable", Map.of());
        var metrics = (java.util.List<?>)
                driver.executeCdpCommand("Performance.getMetrics", Map.of()).get("metrics");
        for (var each : metrics)
            if (each instanceof Map<?, ?> metric && "TaskDuration".equals(metric.get("name")))
                return ((Number) metric.get("value")).doubleValue();
        throw new IllegalStateException("the browser measures no TaskDuration");
    }

    /// What a script returns; `await` is allowed in it.
    Object script(String body) {
        return ((JavascriptExecutor) driver)
                .executeAsyncScript("const done = arguments[arguments.length - 1];" + "(async () => {" + body
                        + "})().then(done, e => done('failed: ' + e));");
    }

    /// What the page complained about.
    String complaints() {
        return driver.manage().logs().get("browser").getAll().toString();
    }

    /// What is on the screen, as a PNG.
    byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    void screenshot(String name) throws IOException {
        var folder = Files.createDirectories(Path.of("target", "screenshots"));
        Files.write(folder.resolve(name + ".png"), picture());
    }

    @Override
    public void close() throws IOException {
        driver.quit();
        try (var files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder()).forEach(Browser::deleteQuietly);
        }
    }

    /// A browser that is just ending may still write; what it leaves behind goes with the next clean build.
    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stillInUse) {
            file.toFile().deleteOnExit();
        }
    }
}
