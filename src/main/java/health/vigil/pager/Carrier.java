package health.vigil.pager;

import io.vertx.core.Future;

/// One way out to people, behind which a protocol lives. Futures complete on whatever context and never fail:
/// what went wrong is an outcome.
interface Carrier {
    /// What became of one attempt.
    sealed interface Outcome {
        /// The other end took it.
        ///
        /// @param tag by which its fate can be asked for; empty if it cannot
        record Delivered(String tag) implements Outcome {}

        /// The other end will never take it: wrong pager id, message or address. Trying again is of no use.
        record Rejected(int code, String text) implements Outcome {}

        /// It may work later, or may even have worked: try again.
        record Failed(String why) implements Outcome {}
    }

    /// What the other end says of a page it took.
    sealed interface Receipt {
        /// On its way, or nothing can be learned now.
        record Underway() implements Receipt {}

        /// On the pager.
        record Reached() implements Receipt {}

        /// Read by a person.
        record Read() implements Receipt {}

        /// A person answered.
        ///
        /// @param takes true if they take responsibility, false if they cannot
        record Replied(String text, boolean takes) implements Receipt {}

        /// It will not reach anybody.
        record Lost(String why) implements Receipt {}
    }

    /// Tries to deliver one page, within the carrier's own time limit.
    Future<Outcome> send(Page page);

    /// Asks what became of a delivered page.
    Future<Receipt> status(String tag);

    /// Finds out whether the other end is there, without paging anybody.
    Future<Outcome> probe();

    /// Lets go of connections.
    Future<Void> close();
}
