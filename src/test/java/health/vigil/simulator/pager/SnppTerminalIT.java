package health.vigil.simulator.pager;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnppTerminalIT {
    private SnppTerminal terminal;

    @BeforeEach
    void open() throws Exception {
        terminal = SnppTerminal.open(0);
    }

    @AfterEach
    void close() throws Exception {
        terminal.close();
    }

    /// A client written by others: Net::SNPP (Debian libnet-snpp-perl).
    @Test
    void netSnpp_delivers() throws Exception {
        perl("""
            my $s = Net::SNPP->new('127.0.0.1', Port => $ARGV[0], Timeout => 5) or die "no greeting";
            $s->login('ward') or die 'login';
            $s->send(Pager => ['5551234', '5559876'], Message => 'HIGH Bed 3 no breath', Alert => 1) or die $s->message;
            $s->reset or die 'reset';
            $s->help or die 'help';
            $s->quit;
            """);
        var page = terminal.pages().all().getFirst();
        assertEquals(List.of("5551234", "5559876"), page.pagers());
        assertEquals("HIGH Bed 3 no breath", page.text());
    }

    @Test
    void netSnpp_followsATwoWayPage() throws Exception {
        terminal.pages().watch(page -> terminal.pages().choose(page.tag(), "2"));
        perl("""
            my $s = Net::SNPP->new('127.0.0.1', Port => $ARGV[0], Timeout => 5) or die "no greeting";
            $s->two_way or die '2way';
            $s->pager_id('77') or die 'page';
            $s->content('no breath') or die 'mess';
            $s->read_ack(1) or die 'ackr';
            $s->message_response('2', 'I come') or die 'mcre';
            my $sent = $s->send_two_way;
            die "sent: @$sent" unless $sent->[3] == 9;
            my $status = $s->message_status($sent->[0], $sent->[1]);
            die "status: @$status" unless $status->[4] eq '888' and $status->[3] =~ /^2 /;
            $s->quit;
            """);
        assertTrue(terminal.pages().all().getFirst().twoWay());
    }

    @Test
    void netSnpp_isToldWhenThePagerIsUnknown() throws Exception {
        terminal.mode(SnppTerminal.Mode.REJECTING);
        perl("""
            my $s = Net::SNPP->new('127.0.0.1', Port => $ARGV[0], Timeout => 5) or die "no greeting";
            $s->send(Pager => '1', Message => 'x') and die 'accepted';
            $s->code eq '550' or die $s->code;
            $s->quit;
            """);
        assertEquals(List.of(), terminal.pages().all());
    }

    @Test
    void muted_saysNothing() throws Exception {
        terminal.mode(SnppTerminal.Mode.MUTED);
        try (var client = connect()) {
            client.setSoTimeout(200);
            assertThrows(SocketTimeoutException.class, () -> reader(client).readLine());
        }
    }

    @Test
    void outOfService_saysSoAndHangsUp() throws Exception {
        terminal.mode(SnppTerminal.Mode.OUT_OF_SERVICE);
        try (var client = connect()) {
            var in = reader(client);
            assertTrue(in.readLine().startsWith("421"));
            assertNull(in.readLine());
        }
    }

    @Test
    void closed_leavesNoClientBehind() throws Exception {
        try (var client = connect()) {
            var in = reader(client);
            in.readLine();
            terminal.close();
            await().atMost(5, TimeUnit.SECONDS).until(() -> gone(in));
        }
    }

    private static boolean gone(BufferedReader in) {
        try {
            return in.readLine() == null;
        } catch (java.io.IOException e) {
            return true;
        }
    }

    private Socket connect() throws Exception {
        var client = new Socket(InetAddress.getLoopbackAddress(), terminal.port());
        client.setSoTimeout(5000);
        return client;
    }

    private static BufferedReader reader(Socket client) throws Exception {
        return new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    }

    private void perl(String script) throws Exception {
        assumeTrue(run("perl", "-MNet::SNPP", "-e", "1").code() == 0, "Net::SNPP is not installed (libnet-snpp-perl)");
        var ran = run("perl", "-MNet::SNPP", "-e", script, Integer.toString(terminal.port()));
        assertEquals(0, ran.code(), ran.output());
    }

    private record Ran(int code, String output) {}

    private static Ran run(String... command) throws Exception {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (java.io.IOException e) {
            return new Ran(-1, String.valueOf(e.getMessage()));
        }
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), output);
    }
}
