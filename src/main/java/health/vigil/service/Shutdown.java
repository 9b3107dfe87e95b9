package health.vigil.service;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// Keeps the process until it is told to stop (Ctrl-C, a service manager's signal), then closes everything in order
/// before the process ends.
public final class Shutdown {
    /// Whoever asked for the end need not wait longer, whatever hangs.
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private static final int NOT_IN_TIME = 3;

    private Shutdown() {}

    /// Waits for the end. The process ends by the signal itself, with its usual exit code.
    public static void await(Service service) throws InterruptedException {
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(() -> close(service)));
        new CountDownLatch(1).await();
    }

    private static void close(Service service) {
        var closing = Thread.ofPlatform().name("closing").daemon().start(service::close);
        try {
            if (closing.join(LONGEST)) return;
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        System.err.println("vigil: not everything could be closed within " + LONGEST.toSeconds() + " s");
        Runtime.getRuntime().halt(NOT_IN_TIME);
    }
}
