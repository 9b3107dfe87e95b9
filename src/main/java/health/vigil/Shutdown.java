package health.vigil;

import java.util.concurrent.CountDownLatch;

/// Keeps the process until it is told to stop (Ctrl-C, a service manager's signal), then closes everything in order
/// before the process ends.
final class Shutdown {
    private Shutdown() {}

    /// Waits for the end. Never returns before the service is closed.
    ///
    /// @return exit code
    static int await(Service service) throws InterruptedException {
        var closed = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(() -> {
                    service.close();
                    closed.countDown();
                }));
        closed.await();
        return 0;
    }
}
