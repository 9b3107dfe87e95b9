package health.vigil.simulator.pager;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All pages a terminal has taken, and what became of them. Thread-safe.
public final class Pages {
    private static final int MOST = 10_000; // then the oldest are forgotten
    private static final int PASS_BASE = 1000;

    private final List<Page> pages = new ArrayList<>();
    private int tags;
    private volatile Consumer<Page> watcher = page -> {};

    /// @param each is called for every page taken, on the thread of its connection
    public void watch(Consumer<Page> each) {
        watcher = each;
    }

    Page take(Draft draft) {
        var page = add(draft);
        watcher.accept(page);
        return page;
    }

    private synchronized Page add(Draft draft) {
        if (pages.size() == MOST) pages.removeFirst();
        tags++;
        var page = draft.page(tags, PASS_BASE + tags % PASS_BASE);
        pages.add(page);
        return page;
    }

    synchronized @Nullable Page find(int tag, int pass) {
        for (var page : pages) if (page.tag() == tag && page.pass() == pass) return page;
        return null;
    }

    /// All, oldest first.
    public synchronized List<Page> all() {
        return List.copyOf(pages);
    }

    /// The pager has it.
    public void deliver(int tag) {
        change(tag, Page.Stage.DELIVERED, "");
    }

    /// The person has read it.
    public void read(int tag) {
        change(tag, Page.Stage.READ, "");
    }

    /// The person chose one of the offered answers.
    public void choose(int tag, String code) {
        change(tag, Page.Stage.CHOSEN, code);
    }

    /// The person wrote back.
    public void write(int tag, String words) {
        change(tag, Page.Stage.WRITTEN, words);
    }

    /// The network gave up on it.
    public void expire(int tag) {
        change(tag, Page.Stage.EXPIRED, "");
    }

    private synchronized void change(int tag, Page.Stage stage, String answer) {
        pages.replaceAll(page -> page.tag() == tag ? page.at(stage, answer) : page);
    }
}
