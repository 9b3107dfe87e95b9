package health.vigil.simulator.pager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SnppSessionTest {
    private static final String TIME = "260101120000+0000";
    private final Pages pages = new Pages();
    private SnppSession session = new SnppSession(pages, pager -> !pager.equals("0"));

    @Test
    void levelOne_takesAPage() {
        converse("""
            PAGE 5551234                  | 250
            MESS HIGH Bed 3 SpO2 84 % <90 | 250
            SEND                          | 250
            QUIT                          | 221
            """);
        assertEquals("HIGH Bed 3 SpO2 84 % <90", pages.all().getFirst().text());
        assertEquals(List.of("5551234"), pages.all().getFirst().pagers());
        assertTrue(session.over());
    }

    @Test
    void levelTwo_dictationOfSeveralLines() {
        converse("""
            LOGI ward secret | 250
            ALER 1           | 250
            page 77          | 250
            data             | 354
            first            |
            ..second         |
            .                | 250
            send             | 250
            """);
        assertEquals("first\n.second", pages.all().getFirst().text());
    }

    @Test
    void outOfOrderOrUnknown_isRefused() {
        converse("""
            SEND       | 503
            PAGE 0     | 550
            PAGE       | 550
            MESS       | 550
            PAGE 12    | 250
            SEND       | 503
            MESS one   | 250
            MESS two   | 503
            DATA       | 503
            RESE       | 250
            SEND       | 503
            DANCE      | 500
            MCRE 1 yes | 503
            LOGI       | 550
            MSTA 1 1   | 550
            MSTA x     | 550
            """);
        assertEquals(List.of(), pages.all());
    }

    @Test
    void levelThree_followsThePageToItsAnswer() {
        converse("""
            2WAY               | 250
            PING 55            | 250
            PAGE 55            | 250
            MESS no breath     | 250
            ACKR 1             | 250
            MCRE 1 I come      | 250
            MCRE 2 I cannot    | 250
            SEND               | 960 1 1001
            MSTA 1 1001        | 960 1 260101120000+0000
            """);
        pages.deliver(1);
        converse("MSTA 1 1001 | 860 1");
        pages.read(1);
        converse("MSTA 1 1001 | 870 1");
        pages.choose(1, "1");
        converse("MSTA 1 1001 | 888 1 260101120000+0000 1");
        pages.write(1, "on my way");
        converse("MSTA 1 1001 | 889 1 260101120000+0000 on my way");
        pages.expire(1);
        converse("MSTA 1 1001 | 780 1");
        converse("MSTA 1 9999 | 550");
    }

    @Test
    void deliveryWithoutChoices_needsNoAnswer() {
        converse("2WAY | 250\nPAGE 5 | 250\nMESS x | 250\nSEND | 960");
        pages.deliver(1);
        converse("MSTA 1 1001 | 880");
        pages.read(1);
        converse("MSTA 1 1001 | 881");
    }

    @Test
    void help_listsTheLevels() {
        assertTrue(session.answer("HELP", TIME).endsWith("250 End of help"));
        assertTrue(session.answer("help me", TIME).startsWith("214 "));
    }

    @Test
    void endlessMistakes_endTheConversation() {
        for (int i = 0; i < 20; i++) session.answer("NONSENSE", TIME);
        assertTrue(session.over());
    }

    @Test
    void anything_neverThrows() {
        var chance = new health.vigil.simulator.child.Chance(5);
        for (int i = 0; i < 20_000; i++) {
            if (session.over()) session = new SnppSession(pages, pager -> true);
            var line = new StringBuilder(List.of("PAGE ", "MESS ", "SEND", "2WAY", "MSTA ", "DATA", "", "MCRE ")
                    .get(chance.below(8)));
            for (int j = chance.below(30); j > 0; j--) line.append((char) (32 + chance.below(300)));
            session.answer(line.toString(), TIME);
        }
        assertTrue(pages.all().size() <= 10_000);
    }

    private void converse(String script) {
        for (var row : script.strip().split("\n")) {
            var sides = row.split("\\|", 2);
            assertTrue(session.answer(sides[0].stripTrailing(), TIME).startsWith(sides[1].strip()), row);
        }
    }
}
