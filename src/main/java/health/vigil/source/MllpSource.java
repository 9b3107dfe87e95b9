package health.vigil.source;

import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens for HL7 v2 over MLLP and feeds beds with what monitors report (IHE DEC PCD-01 and the vendors' forms of it).
///
/// Every frame gets one answer, in order; a positive one only for a message that was understood and is durable. One
/// event loop serves all connections.
public final class MllpSource {
    private static final long TICK_MILLIS = 250;
    /// What is wrong is over when it has not happened for this long, or for three periods.
    private static final long QUIET_MILLIS = 60_000;
    private static final int QUIET_PERIODS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(MllpSource.class);

    private final Vertx vertx;
    private final MllpSettings settings;
    private final MllpPorts ports;
    private final MllpIntake intake;
    private final MllpLinks links;
    private final Set<MllpConnection> connections = new LinkedHashSet<>();
    private @Nullable NetServer server;
    private @Nullable String deployment;
    private boolean full;

    /// @throws IllegalArgumentException if a bed is bound that has no feed
    public MllpSource(Vertx vertx, MllpSettings settings, MllpPorts ports) {
        for (var binding : settings.bindings())
            if (!ports.feeds().containsKey(binding.bed()))
                throw new IllegalArgumentException(
                        settings.source() + ": bed " + binding.bed() + " is bound but does not exist");
        this.vertx = vertx;
        this.settings = settings;
        this.ports = ports;
        var quiet = Math.max(QUIET_MILLIS, QUIET_PERIODS * settings.periodMillis());
        this.intake = new MllpIntake(settings, ports, ticks(ports.clock().realMillis(quiet)));
        this.links = new MllpLinks(
                settings.source(), ports.feeds(), ticks(ports.clock().realMillis(settings.periodMillis())));
    }

    /// Begins to listen.
    ///
    /// @return the port; failed with the operating system's words if it cannot be had
    public Future<Integer> start() {
        return vertx.deployVerticle((Deployable) this::listen)
                .onSuccess(id -> deployment = id)
                .map(ignored -> port());
    }

    /// Closes every connection and the port. What was not answered will be sent again.
    public Future<Void> stop() {
        var id = deployment;
        deployment = null;
        return id == null ? Future.succeededFuture() : vertx.undeploy(id);
    }

    /// The port listened on; 0 before {@link #start} is done.
    public int port() {
        var running = server;
        return running == null ? 0 : running.actualPort();
    }

    private Future<?> listen(Context loop) {
        var limits = settings.limits();
        var options = new NetServerOptions()
                .setHost(settings.host())
                .setPort(settings.port())
                .setTcpNoDelay(true)
                .setTcpKeepAlive(true)
                .setIdleTimeout(limits.idleSeconds());
        var fresh = vertx.createNetServer(options);
        server = fresh;
        fresh.connectHandler(socket -> connected(socket, loop));
        vertx.setPeriodic(TICK_MILLIS, ignored -> tick());
        return fresh.listen()
                .onSuccess(it -> LOG.info(
                        "hl7 listening source={} host={} port={}", settings.source(), settings.host(), it.actualPort()))
                .recover(cause -> Future.failedFuture(new IllegalStateException(
                        settings.source() + ": cannot listen on " + settings.host() + ":" + settings.port() + ": "
                                + cause.getMessage() + "; is another program using it?",
                        cause)));
    }

    private void connected(NetSocket socket, Context loop) {
        if (connections.size() >= settings.limits().maxConnections()) {
            if (!full) LOG.warn("hl7 connection refused source={} open={}", settings.source(), connections.size());
            full = true;
            socket.close();
            return;
        }
        connections.add(new MllpConnection(socket, loop, this));
    }

    void left(MllpConnection connection) {
        connections.remove(connection);
        links.closed(connection);
        full = false;
    }

    private void tick() {
        var limits = settings.limits();
        for (var connection : List.copyOf(connections))
            connection.tick(ticks(limits.frameTimeoutMillis()), ticks(limits.answerTimeoutMillis()));
        links.tick();
        intake.tick();
    }

    private static int ticks(long millis) {
        return (int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(millis, TICK_MILLIS));
    }

    MllpSettings settings() {
        return settings;
    }

    MllpPorts ports() {
        return ports;
    }

    MllpIntake intake() {
        return intake;
    }

    MllpLinks links() {
        return links;
    }
}
