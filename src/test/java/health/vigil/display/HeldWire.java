package health.vigil.display;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A network between a screen and the monitor that can fail as networks do: nothing goes through any more and
/// nobody is told, as when a cable is pulled; or it is merely slow.
final class HeldWire implements AutoCloseable {
    private static final int DRIP_MILLIS = 50;

    private final NetServer entrance;
    private final NetClient exit;
    private final Vertx vertx;
    private final int to;
    private final List<NetSocket> ends = new CopyOnWriteArrayList<>();
    private volatile boolean held;
    private volatile int bytesPerDrip;
    private volatile boolean swallowing;
    private final AtomicInteger swallowed = new AtomicInteger();

    HeldWire(Vertx vertx, int to) {
        this.vertx = vertx;
        this.to = to;
        exit = vertx.createNetClient();
        entrance = vertx.createNetServer().connectHandler(this::connected);
        Screen.await(entrance.listen(0, "127.0.0.1"));
    }

    int port() {
        return entrance.actualPort();
    }

    /// The cable is pulled: connections stay, bytes do not come.
    void hold() {
        held = true;
        ends.forEach(NetSocket::pause);
    }

    void release() {
        held = false;
        ends.forEach(NetSocket::resume);
    }

    /// Connections that are made from now on are accepted and lead nowhere, as behind a firewall that has
    /// forgotten them; those there are break.
    void swallow() {
        swallowing = true;
        ends.forEach(NetSocket::close);
    }

    /// Connections that led nowhere so far.
    int swallowed() {
        return swallowed.get();
    }

    /// From now on new connections are carried again; those that lead nowhere still do.
    void carry() {
        swallowing = false;
    }

    /// From now on new connections carry so few bytes towards the screen.
    void slow(int bytesPerSecond) {
        bytesPerDrip = bytesPerSecond * DRIP_MILLIS / 1_000;
    }

    private void connected(NetSocket screen) {
        screen.pause();
        if (swallowing) {
            swallowed.incrementAndGet();
            return;
        }
        exit.connect(to, "127.0.0.1")
                .onSuccess(monitor -> join(screen, monitor))
                .onFailure(ignored -> screen.close());
    }

    private void join(NetSocket screen, NetSocket monitor) {
        screen.handler(monitor::write);
        if (bytesPerDrip > 0) drip(monitor, screen);
        else monitor.handler(screen::write);
        screen.closeHandler(ignored -> monitor.close());
        monitor.closeHandler(ignored -> screen.close());
        ends.addAll(List.of(screen, monitor));
        if (held) monitor.pause();
        else screen.resume();
    }

    /// Takes from the monitor only what it passes on, so that the monitor's own queue fills.
    private void drip(NetSocket from, NetSocket to) {
        var waiting = new ArrayDeque<Buffer>();
        from.handler(bytes -> {
            waiting.add(bytes);
            from.pause();
        });
        var timer = vertx.setPeriodic(DRIP_MILLIS, ignored -> {
            var next = waiting.poll();
            if (next == null) {
                from.resume();
                return;
            }
            var length = Math.min(bytesPerDrip, next.length());
            to.write(next.slice(0, length));
            if (length < next.length()) waiting.addFirst(next.slice(length, next.length()));
        });
        to.endHandler(ignored -> vertx.cancelTimer(timer));
    }

    @Override
    public void close() {
        Screen.await(entrance.close());
        Screen.await(exit.close());
    }
}
