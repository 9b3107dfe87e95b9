package health.vigil.display;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.vigil.alarm.Input;
import health.vigil.profile.Patient;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What was meant for one child is not done to the next, in a real browser.
class MeantChildIT extends AtTheBedside {
    private static final String ORDERS = """
        window.orders = [];
        const send = WebSocket.prototype.send;
        WebSocket.prototype.send = function (text) {
            if (JSON.parse(text).type === 'do') window.orders.push(JSON.parse(text).patient);
            return send.call(this, text);
        };\
        """;

    @Test
    void order_saysForWhomItIsMeant() {
        bedside();
        browser.script(ORDERS);
        browser.press("n");
        await().until(() -> !browser.script("return orders.join();").equals(""));
        assertEquals(
                BedJson.admission(clinic.bed("Bed 1").state()),
                ((Number) browser.script("return orders[0];")).longValue());
    }

    @Test
    void assignmentFromTheCentralPage_saysForWhomItIsMeant() {
        browser.open(clinic.url("/central#Bed%201"));
        await().until(() -> browser.visible("#closeup .staff"));
        browser.script(ORDERS);
        browser.press("n");
        browser.type("#dialog [name=nurse]", "Kim");
        browser.click("#dialog [type=submit]");
        var bed = clinic.bed("Bed 1");
        await().until(() -> bed.state().assigned().nurse().equals("Kim"));
        assertEquals(BedJson.admission(bed.state()), ((Number) browser.script("return orders[0];")).longValue());
    }

    /// Its page has not heard of the next child yet.
    @Test
    void formOfTheChildBefore_recordsNothing() {
        try (var wire = new HeldWire(clinic.vertx, clinic.server.port())) {
            browser.open("http://127.0.0.1:" + wire.port() + "/bed/Bed%201");
            await().until(() -> browser.text("#tile-spo2 .value").equals("98"));
            browser.press("d");
            browser.type("dialog input[name=drug]", "propofol");
            browser.type("dialog input[name=mg]", "30");
            wire.hold();
            var bed = clinic.bed("Bed 1");
            var first = BedJson.admission(bed.state());
            var next = new Patient("", "Mia K.", 1_600, 16.4);
            bed.submit(new Input.Admitted(bed.clock().now(), "nurse", next, CalmBed.FOUR_YEARS));
            await().until(() -> BedJson.admission(bed.state()) != first);
            browser.click("dialog button.primary");
            wire.release();
            await().until(
                            () -> browser.text("#toast"),
                            equalTo("Not done: another child was admitted since this form was opened; nothing was"
                                    + " recorded"));
            assertEquals(List.of(), bed.state().drugs());
            browser.open("about:blank");
        }
    }
}
