package health.vigil.display;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/// Tests at the bedside page of one calm child, in a real browser.
abstract class AtTheBedside {
    static Browser browser;
    Clinic clinic;
    CalmBed child;

    @BeforeAll
    static void open() throws IOException {
        browser = new Browser(true);
    }

    @AfterAll
    static void quit() throws IOException {
        if (browser != null) browser.close();
    }

    @BeforeEach
    void start() {
        browser.size(1280, 800);
        clinic = new Clinic("Bed 1");
        child = clinic.calm("Bed 1", "Mia K.");
        await().until(() -> clinic.bed("Bed 1").state().patient() != null);
    }

    @AfterEach
    void stop() {
        browser.open("about:blank");
        clinic.close();
    }

    void bedside() {
        browser.open(clinic.url("/bed/Bed%201"));
        await().until(() -> browser.text("#tile-spo2 .value").equals("98"));
    }
}
