package health.vigil.simulator.pager;

import java.util.List;

/// One page as the terminal keeps it.
///
/// @param pagers who gets it
/// @param text what was said
/// @param tag number of the message, from 1
/// @param pass what one must know besides the tag to ask after it
/// @param twoWay whether the pager can answer
/// @param choices the answers offered, `code text`
/// @param wantsReading whether the sender asked to be told when it was read
/// @param stage how far it has come
/// @param answer code of the choice, or words; empty before
public record Page(
        List<String> pagers,
        String text,
        int tag,
        int pass,
        boolean twoWay,
        List<String> choices,
        boolean wantsReading,
        Stage stage,
        String answer) {

    /// How far a page has come, in this order; the last ones exclude each other.
    public enum Stage {
        QUEUED,
        DELIVERED,
        READ,
        CHOSEN,
        WRITTEN,
        EXPIRED
    }

    Page at(Stage stage, String answer) {
        return new Page(pagers, text, tag, pass, twoWay, choices, wantsReading, stage, answer);
    }

    /// The answer to "how is my message", RFC 1861 4.6.10.
    String status(String time) {
        var head = tag + " " + time + " ";
        return switch (stage) {
            case QUEUED -> "960 " + head + "Queued, awaiting delivery";
            case DELIVERED -> delivered(head);
            case READ ->
                choices.isEmpty() ? "881 " + head + "Delivered and read" : "870 " + head + "Read, awaiting reply";
            case CHOSEN -> "888 " + head + answer + " reply received";
            case WRITTEN -> "889 " + head + answer;
            case EXPIRED -> "780 " + head + "Expired before delivery";
        };
    }

    private String delivered(String head) {
        if (wantsReading) return "860 " + head + "Delivered, awaiting reading";
        return choices.isEmpty() ? "880 " + head + "Delivered" : "861 " + head + "Delivered, awaiting reply";
    }
}
