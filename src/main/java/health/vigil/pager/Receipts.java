package health.vigil.pager;

import health.vigil.pager.Carrier.Receipt;
import health.vigil.vital.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/// Delivered pages of which the terminal is asked whether somebody answered, as long as somebody is to be called. Used
/// on the dispatcher's context.
final class Receipts {
    /// Pages asked after at the same time; more are delivered but not asked after.
    static final int MAX_WATCHED = 64;

    private static final long EVERY_NANOS = 5 * Moment.NANOS_PER_SECOND;

    private record Watch(Page page, String tag, Moment asked) {}

    private final Courier.Office office;
    private final Carrier carrier;
    private final BiConsumer<Page, Receipt> last;
    private final List<Watch> watched = new ArrayList<>();

    /// @param last told the last that is to be learnt of a page: an answer, or that it was lost
    Receipts(Courier.Office office, Carrier carrier, BiConsumer<Page, Receipt> last) {
        this.office = office;
        this.carrier = carrier;
        this.last = last;
    }

    void watch(Page page, String tag, Moment now) {
        if (!tag.isEmpty() && watched.size() < MAX_WATCHED) watched.add(new Watch(page, tag, now));
    }

    void tick(Moment now) {
        watched.removeIf(w -> !office.callouts().calling(w.page().incident()));
        watched.replaceAll(w -> now.nanosSince(w.asked()) < EVERY_NANOS ? w : asked(w, now));
    }

    private Watch asked(Watch watch, Moment now) {
        carrier.status(watch.tag())
                .onSuccess(receipt -> office.loop().runOnContext(ignored -> received(watch.page(), receipt)));
        return new Watch(watch.page(), watch.tag(), now);
    }

    private void received(Page page, Receipt receipt) {
        switch (receipt) {
            case Receipt.Underway u -> {}
            case Receipt.Reached r -> {}
            case Receipt.Read r -> {}
            case Receipt.Replied r -> finish(page, r);
            case Receipt.Lost l -> finish(page, l);
        }
    }

    /// An answer to an earlier question may come late: each page is finished once.
    private void finish(Page page, Receipt receipt) {
        if (watched.removeIf(w -> w.page().key().equals(page.key()))) last.accept(page, receipt);
    }
}
