package health.vigil.bed;

import health.vigil.alarm.Input;
import health.vigil.alarm.Output;
import health.vigil.alarm.state.BedState;
import health.vigil.vital.BedId;
import health.vigil.vital.SourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A journal that keeps everything in memory and commits at once; for tests of beds, not of journals.
public final class MemoryJournal implements Journal {
    private final Map<BedId, BedState> snapshots = new HashMap<>();
    private final Map<BedId, List<Input>> tails = new HashMap<>();
    private final List<Input> quarantined = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();
    private final Set<String> messages = new HashSet<>();
    private final List<String> unbound = new ArrayList<>();

    @Override
    public synchronized void append(BedId bed, Input input, List<Output> told) {
        tails.computeIfAbsent(bed, b -> new ArrayList<>()).add(input);
        outputs.addAll(told);
    }

    @Override
    public synchronized void quarantine(BedId bed, Input input, Throwable failure) {
        quarantined.add(input);
    }

    @Override
    public synchronized void snapshot(BedId bed, BedState state) {
        snapshots.put(bed, state);
        tails.remove(bed);
    }

    @Override
    public void committed(Runnable then) {
        then.run();
    }

    @Override
    public synchronized boolean remember(String messageKey) {
        return messages.add(messageKey);
    }

    @Override
    public synchronized void keepUnbound(SourceId source, String message, String why) {
        unbound.add(why);
    }

    @Override
    public synchronized Recovered recover(BedId bed) {
        return new Recovered(snapshots.get(bed), List.copyOf(tails.getOrDefault(bed, List.of())));
    }

    /// Everything told by any bed so far.
    public synchronized List<Output> outputs() {
        return List.copyOf(outputs);
    }

    public synchronized List<Input> quarantined() {
        return List.copyOf(quarantined);
    }

    /// Why messages could be bound to no bed.
    public synchronized List<String> unbound() {
        return List.copyOf(unbound);
    }
}
