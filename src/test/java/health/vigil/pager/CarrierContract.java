package health.vigil.pager;

import static health.vigil.pager.ScriptedTerminal.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import health.vigil.pager.Carrier.Outcome;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every carrier does, whatever its protocol: it never fails to say what became of a page.
abstract class CarrierContract {
    /// Long enough for a busy machine.
    static final long LIMIT_MILLIS = 20_000;

    /// Short enough for a test of silence.
    static final long SHORT_MILLIS = 300;

    /// How the far end behaves.
    enum FarEnd {
        TAKES,
        REFUSES,
        IN_TROUBLE,
        SILENT,
        HANGS_UP,
        TALKS_NONSENSE
    }

    final Vertx vertx = Vertx.vertx();
    Carrier carrier;

    /// Opens the far end.
    abstract void openFarEnd();

    /// A carrier that leads there.
    abstract Carrier open(long limitMillis);

    abstract void behave(FarEnd how);

    abstract void closeFarEnd();

    @BeforeEach
    void begin() {
        openFarEnd();
        carrier = open(LIMIT_MILLIS);
    }

    @AfterEach
    void end() {
        await(carrier.close());
        await(vertx.close());
    }

    private Outcome sendWhile(FarEnd how) {
        behave(how);
        return await(carrier.send(Pages.page()));
    }

    @Test
    void pageTaken_isDelivered() {
        assertInstanceOf(Outcome.Delivered.class, sendWhile(FarEnd.TAKES));
    }

    @Test
    void pageRefused_isRejected() {
        assertInstanceOf(Outcome.Rejected.class, sendWhile(FarEnd.REFUSES));
    }

    @Test
    void troubleThere_isAFailure() {
        assertInstanceOf(Outcome.Failed.class, sendWhile(FarEnd.IN_TROUBLE));
    }

    @Test
    void silence_isAFailure() {
        carrier = open(SHORT_MILLIS);
        assertInstanceOf(Outcome.Failed.class, sendWhile(FarEnd.SILENT));
        assertInstanceOf(Outcome.Failed.class, await(carrier.probe()));
    }

    @Test
    void hangUp_isAFailure() {
        assertInstanceOf(Outcome.Failed.class, sendWhile(FarEnd.HANGS_UP));
    }

    @Test
    void nonsense_isNoDelivery() {
        assertInstanceOf(Outcome.Failed.class, sendWhile(FarEnd.TALKS_NONSENSE));
    }

    @Test
    void nobodyThere_isAFailure() {
        closeFarEnd();
        assertInstanceOf(Outcome.Failed.class, await(carrier.send(Pages.page())));
        assertInstanceOf(Outcome.Failed.class, await(carrier.probe()));
    }

    @Test
    void afterAnyFailure_theNextPageArrives() {
        for (var how : FarEnd.values()) {
            if (how != FarEnd.SILENT) sendWhile(how);
            assertInstanceOf(Outcome.Delivered.class, sendWhile(FarEnd.TAKES), how.name());
        }
    }

    @Test
    void manyAtOnce_allArrive() {
        behave(FarEnd.TAKES);
        var sent = java.util.stream.IntStream.range(0, Courier.MAX_URGENT)
                .mapToObj(i -> carrier.send(Pages.page()))
                .toList();
        sent.forEach(f -> assertInstanceOf(Outcome.Delivered.class, await(f)));
        assertEquals(Courier.MAX_URGENT, sent.size());
    }

    @Test
    void probe_isAnsweredByALivingFarEnd() {
        behave(FarEnd.TAKES);
        assertInstanceOf(Outcome.Delivered.class, await(carrier.probe()));
    }
}
