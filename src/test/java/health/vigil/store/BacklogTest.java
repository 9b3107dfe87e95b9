package health.vigil.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.Input;
import health.vigil.alarm.Output;
import health.vigil.alarm.state.BedState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private static final int ROOM = 100;
    private final Backlog backlog = new Backlog(ROOM);

    @Test
    void order_isKept_alsoAfterPuttingBack() throws Exception {
        var writes = fill(Opened::spo2, 10);
        backlog.putBack(backlog.take(0, 0));
        assertEquals(writes, backlog.take(0, 0));
    }

    @Test
    void group_isBounded() throws Exception {
        var big = new Backlog(Backlog.MAX_WRITES);
        for (int n = 0; n < Backlog.MAX_GROUP + 1; n++) big.add(append(Opened.spo2(n)));
        assertEquals(Backlog.MAX_GROUP, big.take(0, 0).size());
        assertEquals(1, big.take(0, 0).size());
    }

    @Test
    void full_givesUpWavesFirst_oldestFirst() throws Exception {
        fill(Opened::pleth, ROOM / 2);
        var numbers = fill(Opened::spo2, ROOM / 2);
        backlog.add(append(Opened.drug(1)));
        var left = backlog.take(0, 0);
        assertTrue(left.containsAll(numbers));
        assertEquals(append(Opened.pleth(ROOM / 10)), left.getFirst());
        assertEquals(0, backlog.breaches());
    }

    @Test
    void fullOfNumbers_givesUpTheOldest_andNobodyVouches() throws Exception {
        backlog.add(new Write.Committed(() -> {}));
        fill(Opened::spo2, ROOM);
        var left = backlog.take(0, 0);
        assertTrue(left.size() <= ROOM);
        assertTrue(left.stream().noneMatch(Write.Committed.class::isInstance));
        assertEquals(append(Opened.spo2(ROOM - 1)), left.getLast());
        assertEquals(1, backlog.breaches());
    }

    @Test
    void closing_endsAnEmptyTake() throws Exception {
        backlog.add(append(Opened.spo2(1)));
        backlog.close();
        assertEquals(1, backlog.take(Long.MAX_VALUE, Long.MAX_VALUE).size());
        assertEquals(List.of(), backlog.take(Long.MAX_VALUE, Long.MAX_VALUE));
    }

    @Test
    void whatIsKept_endsTheLongerWait() throws Exception {
        backlog.add(append(Opened.spo2(1)));
        backlog.add(append(Opened.drug(2)));
        assertEquals(2, backlog.take(0, Long.MAX_VALUE).size());
        fill(Opened::spo2, 3);
        assertEquals(3, backlog.take(0, 1).size());
    }

    @Test
    void flood_neverLosesPeopleOrAlarms_andStaysBounded() throws Exception {
        var random = new Random(5);
        var kept = new ArrayList<Write>();
        for (int n = 0; n < 10_000; n++) {
            var write = any(random, n);
            if (write.worth() == Write.Worth.KEPT) kept.add(write);
            backlog.add(write);
            assertTrue(backlog.size() <= 3 * ROOM);
        }
        assertEquals(
                kept,
                backlog.take(0, 0).stream()
                        .filter(w -> w.worth() == Write.Worth.KEPT)
                        .toList());
        assertTrue(backlog.shed() > 9_000);
    }

    @Test
    void worth_isByWhatIsLost() {
        var raised = List.<Output>of(new Samples(1).of(Output.Raised.class));
        assertEquals(Write.Worth.LEAST, append(Opened.pleth(1)).worth());
        assertEquals(Write.Worth.LEAST, new Write.Snapshot(Opened.BED, BedState.EMPTY).worth());
        assertEquals(Write.Worth.NUMBER, append(Opened.spo2(1)).worth());
        assertEquals(Write.Worth.NUMBER, append(new Input.Ticked(Opened.at(1))).worth());
        assertEquals(Write.Worth.KEPT, append(Opened.drug(1)).worth());
        assertEquals(Write.Worth.KEPT, new Write.Append(Opened.BED, Opened.pleth(1), raised, 0).worth());
        assertEquals(Write.Worth.KEPT, new Write.Append(Opened.BED, Opened.spo2(1), raised, 0).worth());
    }

    private static Write any(Random random, int n) {
        var kind = random.nextInt(100);
        return append(kind == 0 ? Opened.drug(n) : kind < 50 ? Opened.pleth(n) : Opened.spo2(n));
    }

    private interface Maker {
        Input make(long n);
    }

    private List<Write> fill(Maker maker, int count) {
        var writes = new ArrayList<Write>();
        for (int n = 0; n < count; n++) writes.add(append(maker.make(n)));
        writes.forEach(backlog::add);
        return writes;
    }

    private static Write append(Input input) {
        return new Write.Append(Opened.BED, input, List.of(), 0);
    }
}
