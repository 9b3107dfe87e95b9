package health.vigil.source;

import health.vigil.vital.CuffOrder;
import health.vigil.vital.Reading.DeviceEvent;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Predicate;

/// Cuff orders on their way from a bed's loop to the thread of its port. Thread-safe. An order that waited while the
/// port was away is refused and not kept: a cuff must not inflate when somebody plugs it in minutes later.
final class Orders {
    /// A start and an abort, twice; who presses oftener has no use for more.
    private static final int MOST = 4;

    private final Queue<CuffOrder> waiting = new ArrayDeque<>(MOST);
    private boolean open;

    /// @return false if the port is away or too many orders wait
    synchronized boolean put(CuffOrder order) {
        // What was asked before the abort must not start after it.
        if (order == CuffOrder.ABORT) waiting.clear();
        return open && waiting.size() < MOST && waiting.add(order);
    }

    /// The port is there: orders are taken from now on.
    synchronized void open() {
        open = true;
    }

    /// The port is away.
    void close(Outlet outlet) {
        for (var order : drain(false)) refuse(outlet, order, "the port went away");
    }

    /// Gives what waits to the device.
    ///
    /// @param device says whether it takes an order
    void handTo(Predicate<CuffOrder> device, Outlet outlet) {
        for (var order : drain(true))
            if (!device.test(order)) refuse(outlet, order, "this device takes no such order now");
    }

    private synchronized CuffOrder[] drain(boolean stillOpen) {
        open = open && stillOpen;
        var taken = waiting.toArray(CuffOrder[]::new);
        waiting.clear();
        return taken;
    }

    private static void refuse(Outlet outlet, CuffOrder order, String why) {
        outlet.offer(new DeviceEvent(outlet.now(), DeviceEvent.Kind.CUFF_FAILED, 0, order + " refused: " + why));
    }
}
