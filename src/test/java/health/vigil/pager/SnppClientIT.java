package health.vigil.pager;

import static health.vigil.pager.ScriptedTerminal.await;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.pager.Carrier.Outcome;
import health.vigil.pager.Carrier.Receipt;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnppClientIT extends CarrierContract {
    private ScriptedTerminal terminal;

    @Override
    void openFarEnd() {
        terminal = new ScriptedTerminal(vertx, ScriptedTerminal::levelOne);
    }

    @Override
    Carrier open(long limitMillis) {
        return client(true, limitMillis);
    }

    private SnppClient client(boolean twoWay, long limitMillis) {
        return new SnppClient(
                vertx,
                vertx.getOrCreateContext(),
                new CarrierSettings.Snpp("127.0.0.1", terminal.port(), "5551234", twoWay, 240, limitMillis));
    }

    @Override
    void behave(FarEnd how) {
        terminal.greet(how == FarEnd.SILENT ? ScriptedTerminal.SILENCE : "220 SNPP Gateway Ready");
        terminal.answer(
                switch (how) {
                    case TAKES -> ScriptedTerminal::levelOne;
                    case REFUSES -> says("PAGE", "550 Error, Invalid Pager ID");
                    case IN_TROUBLE -> says("SEND", "554 Error, failed");
                    case SILENT -> line -> ScriptedTerminal.SILENCE;
                    case HANGS_UP -> says("SEND", ScriptedTerminal.HANG_UP);
                    case TALKS_NONSENSE -> says("SEND", "ok then");
                });
    }

    @Override
    void closeFarEnd() {
        terminal.close();
    }

    private static Function<String, String> says(String command, String reply) {
        return line -> line.startsWith(command) ? reply : ScriptedTerminal.levelOne(line);
    }

    private Outcome send() {
        return await(carrier.send(Pages.page()));
    }

    @Test
    void levelOne_isTheRecordedTranscript() {
        carrier = client(false, LIMIT_MILLIS);
        assertEquals(new Outcome.Delivered(""), await(carrier.send(Pages.page("HIGH Bed3 SpO2 84% <90", ""))));
        await().until(() -> terminal.lines().size() == 4);
        assertEquals(List.of("PAGE 5551234", "MESS HIGH Bed3 SpO2 84% <90", "SEND", "QUIT"), terminal.lines());
    }

    @Test
    void terminalWithoutLevelThree_isPagedAtLevelOne() {
        assertEquals(new Outcome.Delivered(""), send());
        assertEquals("2WAY", terminal.lines().getFirst());
        assertEquals("PAGE 5551234", terminal.lines().get(1));
    }

    @Test
    void levelThree_offersRepliesAndKeepsTheTag() {
        terminal.answer(ScriptedTerminal::levelThree);
        assertEquals(new Outcome.Delivered("4711 0815"), send());
        assertEquals(
                List.of("2WAY", "PAGE 5551234", "ACKR 1", "RTYP MULTICHOICE", "MCRE 1 I take it", "MCRE 2 Cannot come"),
                terminal.lines().subList(0, 6));
    }

    @Test
    void oneWayPagerOnATwoWayTerminal_isPagedAtLevelOne() {
        var asked = new java.util.concurrent.atomic.AtomicInteger();
        terminal.answer(line -> line.startsWith("PAGE") && asked.getAndIncrement() == 0
                ? "750 Unit is not two-way"
                : ScriptedTerminal.levelThree(line));
        assertInstanceOf(Outcome.Delivered.class, send());
        assertEquals(
                List.of("2WAY", "PAGE 5551234", "RESE", "PAGE 5551234"),
                terminal.lines().subList(0, 4));
    }

    @Test
    void terminalThatDiesOnTwoWay_isAskedForLevelOneNextTime() {
        terminal.answer(says("2WAY", ScriptedTerminal.HANG_UP));
        assertInstanceOf(Outcome.Failed.class, send());
        assertInstanceOf(Outcome.Delivered.class, send());
        assertEquals(1, terminal.lines().stream().filter("2WAY"::equals).count());
    }

    @ParameterizedTest
    @CsvSource({
        "PAGE, 550 Error; Invalid Pager ID, Rejected",
        "PAGE, 421 Too Many Errors, Failed",
        "MESS, 550 ERROR; Invalid Message, Rejected",
        "MESS, 421 Gateway down, Failed",
        "SEND, 503 Error; Pager ID needed, Rejected",
        "SEND, 552 Maximum entries exceeded, Rejected",
        "SEND, 554 Error; failed, Failed",
        "SEND, 780 Expired, Failed",
        "SEND, 250 Sent, Delivered",
        "SEND, 860 1 2 Delivered; awaiting read, Delivered",
        "SEND, 960 1 2 Queued, Delivered",
        "SEND, 354 Go on, Failed",
        "SEND, 25 what, Failed"
    })
    void everyReply_isJudged(String command, String reply, String outcome) {
        terminal.answer(says(command, reply.replace(';', ',')));
        assertEquals(outcome, send().getClass().getSimpleName());
    }

    @Test
    void rejection_carriesCodeAndWords() {
        terminal.answer(says("PAGE", "550 Error, Invalid Pager ID"));
        assertEquals(new Outcome.Rejected(550, "Error, Invalid Pager ID"), send());
    }

    @ParameterizedTest
    @ValueSource(strings = {"421 Busy", "hello", "554 not now", "!"})
    void otherGreeting_isAFailure(String greeting) {
        terminal.greet(greeting);
        assertInstanceOf(Outcome.Failed.class, send());
        assertTrue(terminal.pages().isEmpty());
    }

    @Test
    void helpBeforeTheGreeting_isSkipped() {
        terminal.greet("214 Type HELP for more info\r\n214 Really\r\n250 Gateway Ready");
        assertInstanceOf(Outcome.Delivered.class, send());
    }

    @Test
    void bareLineFeeds_areLineEndsToo() {
        terminal.greet("214 Welcome\n220 Ready");
        terminal.answer(says("SEND", "250 Sent\n"));
        assertInstanceOf(Outcome.Delivered.class, send());
    }

    @Test
    void endlessReply_isAFailure() {
        terminal.answer(says("SEND", "250 " + "x".repeat(2 * SnppDialogue.MAX_LINE)));
        assertInstanceOf(Outcome.Failed.class, send());
    }

    @Test
    void replyNobodyAskedFor_isNotTakenForTheNextAnswer() {
        terminal.answer(says("MESS", "250 Message OK\r\n250 Message Sent Successfully"));
        assertInstanceOf(Outcome.Failed.class, send());
    }

    @Test
    void stepWithoutReply_isNamed() {
        carrier = client(false, SHORT_MILLIS);
        terminal.answer(says("PAGE", ScriptedTerminal.SILENCE));
        assertEquals(new Outcome.Failed("no reply to PAGE within " + SHORT_MILLIS / 2 + " ms"), send());
    }

    @Test
    void commandsInTheText_areOnlyText() {
        await(carrier.send(Pages.page("HIGH Bed1\r\nSEND\r\nPAGE 999\nMESS evil\u0000\u001B[2J", "")));
        assertEquals(List.of("HIGH Bed1 SEND PAGE 999 MESS evil [2J"), terminal.pages());
        assertFalse(terminal.lines().contains("PAGE 999"));
    }

    @Test
    void commandsInTheTag_areOnlyText() {
        await(carrier.status("1 2\r\nPAGE 999"));
        await().until(() -> terminal.lines().contains("QUIT"));
        assertEquals(List.of("MSTA 1 2 PAGE 999", "QUIT"), terminal.lines());
    }

    @Test
    void longText_isCutToWhatTheTerminalTakes() {
        await(carrier.send(Pages.page("HIGH " + "x".repeat(500), "http://h/page/1")));
        assertEquals(240, terminal.pages().getFirst().length());
        assertTrue(terminal.pages().getFirst().endsWith("... http://h/page/1"));
    }

    @ParameterizedTest
    @CsvSource({
        "960 Still queued, Underway",
        "860 Delivered; awaiting read, Reached",
        "870 Delivered and read, Read",
        "880 Delivered, Reached",
        "881 Delivered and read, Read",
        "780 Expired, Lost",
        "500 Command Not Implemented, Underway",
        "550 Unknown tag, Underway"
    })
    void receipts_areUnderstood(String reply, String receipt) {
        terminal.answer(says("MSTA", reply));
        assertEquals(receipt, await(carrier.status("4711 0815")).getClass().getSimpleName());
        assertTrue(terminal.lines().contains("MSTA 4711 0815"));
    }

    @ParameterizedTest
    @CsvSource({
        "888 1 I take it, true",
        "888 01, true",
        "889 Yes coming, true",
        "889 ok, true",
        "888 12 260301104207+0000 1 reply received, true",
        "888 12 260301104207+0000 2 reply received, false",
        "888 2 Cannot come, false",
        "889 who is this, false"
    })
    void replies_areYesOnlyWhenTheySaySo(String reply, boolean takes) {
        terminal.answer(says("MSTA", reply));
        var receipt = assertInstanceOf(Receipt.Replied.class, await(carrier.status("4711 0815")));
        assertEquals(takes, receipt.takes(), receipt.text());
    }
}
