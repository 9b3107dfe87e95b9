package health.vigil.simulator.pager;

import java.util.ArrayList;
import java.util.List;

/// A page while the client still dictates it.
final class Draft {
    private static final int MOST_PAGERS = 100;
    private static final int MOST_CHOICES = 20;

    private final List<String> pagers = new ArrayList<>();
    private final List<String> choices = new ArrayList<>();
    private String text = "";
    private boolean twoWay;
    private boolean wantsReading;

    boolean add(String pager) {
        return pagers.size() < MOST_PAGERS && pagers.add(pager);
    }

    boolean offer(String choice) {
        return choices.size() < MOST_CHOICES && choices.add(choice);
    }

    void text(String words) {
        text = words;
    }

    boolean hasText() {
        return !text.isEmpty();
    }

    void twoWay() {
        twoWay = true;
    }

    boolean isTwoWay() {
        return twoWay;
    }

    void wantsReading(boolean wanted) {
        wantsReading = wanted;
    }

    boolean complete() {
        return !pagers.isEmpty() && hasText();
    }

    Page page(int tag, int pass) {
        return new Page(
                List.copyOf(pagers),
                text,
                tag,
                pass,
                twoWay,
                List.copyOf(choices),
                wantsReading,
                Page.Stage.QUEUED,
                "");
    }
}
