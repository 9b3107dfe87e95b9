package health.vigil.pager;

import static health.vigil.pager.ScriptedTerminal.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import health.vigil.pager.Carrier.Outcome;
import health.vigil.pager.Carrier.Receipt;
import health.vigil.simulator.pager.SnppTerminal;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Our client and our simulated terminal, which were written apart.
class SimulatedTerminalIT {
    private final Vertx vertx = Vertx.vertx();
    private SnppTerminal terminal;
    private SnppClient client;

    @BeforeEach
    void open() throws IOException {
        terminal = SnppTerminal.open(0);
        client = client(20_000);
    }

    @AfterEach
    void close() throws IOException {
        terminal.close();
        await(client.close());
        await(vertx.close());
    }

    private SnppClient client(long limitMillis) {
        return new SnppClient(
                vertx,
                vertx.getOrCreateContext(),
                new CarrierSettings.Snpp("127.0.0.1", terminal.port(), "5551234", true, 240, limitMillis));
    }

    @Test
    void page_isTakenWithItsChoices_andItsFateIsLearnt() {
        var sent = assertInstanceOf(Outcome.Delivered.class, await(client.send(Pages.page())));
        var page = terminal.pages().all().getFirst();
        assertEquals(Pages.page().text() + " " + Pages.page().link(), page.text());
        assertEquals(List.of("5551234"), page.pagers());
        assertEquals(2, page.choices().size());
        assertEquals(page.tag() + " " + page.pass(), sent.tag());

        assertEquals(new Receipt.Underway(), await(client.status(sent.tag())));
        terminal.pages().deliver(page.tag());
        assertEquals(new Receipt.Reached(), await(client.status(sent.tag())));
        terminal.pages().read(page.tag());
        assertEquals(new Receipt.Read(), await(client.status(sent.tag())));
        terminal.pages().choose(page.tag(), "1");
        assertEquals(true, replied(sent).takes());
        terminal.pages().choose(page.tag(), "2");
        assertEquals(false, replied(sent).takes());
        terminal.pages().write(page.tag(), "yes, coming");
        assertEquals(true, replied(sent).takes());
        terminal.pages().expire(page.tag());
        assertInstanceOf(Receipt.Lost.class, await(client.status(sent.tag())));
    }

    private Receipt.Replied replied(Outcome.Delivered sent) {
        return assertInstanceOf(Receipt.Replied.class, await(client.status(sent.tag())));
    }

    @Test
    void everyMode_hasItsOutcome() {
        terminal.mode(SnppTerminal.Mode.REJECTING);
        assertInstanceOf(Outcome.Rejected.class, await(client.send(Pages.page())));
        terminal.mode(SnppTerminal.Mode.OUT_OF_SERVICE);
        assertInstanceOf(Outcome.Failed.class, await(client.send(Pages.page())));
        terminal.mode(SnppTerminal.Mode.MUTED);
        assertInstanceOf(Outcome.Failed.class, await(client(300).send(Pages.page())));
        terminal.mode(SnppTerminal.Mode.NORMAL);
        assertInstanceOf(Outcome.Delivered.class, await(client.send(Pages.page())));
    }
}
