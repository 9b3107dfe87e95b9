package health.vigil.simulator;

import health.vigil.simulator.child.Child;
import health.vigil.simulator.device.Wire;
import health.vigil.simulator.story.StoryPlayer;
import health.vigil.vital.Clock;
import health.vigil.vital.Moment;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Plays stories on real lines, in time with a clock that it is handed: one thread for all beds.
///
/// Story time is the clock's time since {@link #start}. A machine that is too slow falls behind and says so once per
/// episode; nothing is skipped.
public final class StoryRunner implements AutoCloseable {
    /// A device's wire and the port it is plugged into.
    public record Plug(Wire wire, Port port) {}

    /// One bed's story and ports.
    ///
    /// @param afterNanos how much later than the runner it begins
    public record Seat(StoryPlayer player, List<Plug> plugs, long afterNanos) {
        public Seat(StoryPlayer player, List<Plug> plugs) {
            this(player, plugs, 0);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(StoryRunner.class);
    private static final long PARK_NANOS = 2_000_000;
    private static final int STEPS_PER_EXCHANGE = 5;
    private static final long BEHIND_NANOS = 2 * Moment.NANOS_PER_SECOND;
    private static final long JOIN_MILLIS = 2000;
    private static final int MOST_ORDERS = 64; // between two looks, some milliseconds

    private final Clock clock;
    private final List<Seat> seats;
    private final byte[] heard = new byte[4096];
    private final Queue<Runnable> orders = new ArrayBlockingQueue<>(MOST_ORDERS);
    private final Thread thread;
    private volatile boolean stopped;
    private volatile boolean over;
    private boolean behind;

    public StoryRunner(Clock clock, List<Seat> seats) {
        this.clock = clock;
        this.seats = List.copyOf(seats);
        thread = Thread.ofPlatform().name("story").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /// Does something to the beds between two steps, on their thread.
    ///
    /// @return false if too much is waiting already
    public boolean later(Runnable order) {
        return orders.offer(order);
    }

    /// True once every story is told; children and devices live on until closed.
    public boolean over() {
        return over;
    }

    private void run() {
        var origin = clock.now();
        while (!stopped) {
            for (var order = orders.poll(); order != null; order = orders.poll()) order.run();
            var now = clock.now().nanosSince(origin);
            for (var seat : seats) catchUp(seat, now - seat.afterNanos());
            over = seats.stream().allMatch(seat -> seat.player().over());
            watchPace(clock.now().nanosSince(origin) - now);
            LockSupport.parkNanos(PARK_NANOS);
        }
    }

    private void watchPace(long took) {
        if (took > BEHIND_NANOS && !behind) LOG.warn("story=behind millis={}", took / Moment.NANOS_PER_MILLI);
        behind = took > BEHIND_NANOS;
    }

    private void catchUp(Seat seat, long now) {
        var bedside = seat.player().bedside();
        for (int steps = 1; bedside.now() + Child.STEP_NANOS <= now && !stopped; steps++) {
            seat.player().step();
            if (steps % STEPS_PER_EXCHANGE == 0) exchange(seat);
        }
        exchange(seat);
    }

    private void exchange(Seat seat) {
        for (var plug : seat.plugs()) {
            try {
                exchange(plug, seat.player().bedside().now());
            } catch (IOException e) {
                LOG.warn("device={} port={} {}", plug.wire().name(), plug.port().address(), e.getMessage());
            }
        }
    }

    private void exchange(Plug plug, long now) throws IOException {
        plug.port().plugged(plug.wire().plugged());
        var got = plug.port().read(heard);
        if (plug.port().renewed()) plug.wire().device().replugged();
        plug.wire().hear(heard, got, now);
        var says = plug.wire().take();
        if (says.length > 0) plug.port().write(says);
    }

    /// Stops the stories; devices fall silent, their ports stay.
    public void halt() {
        stopped = true;
        LockSupport.unpark(thread);
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Stops the stories, then takes all ports away.
    @Override
    public void close() throws IOException {
        halt();
        for (var seat : seats) for (var plug : seat.plugs()) plug.port().close();
    }
}
