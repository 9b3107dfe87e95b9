package health.vigil.pager;

import static health.vigil.pager.ScriptedTerminal.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.vigil.pager.Carrier.Outcome;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against an SNPP server of somebody else's: Net::SNPP::Server, Debian package libnet-snpp-perl.
class SnppPerlIT {
    private static final Path MODULE = Path.of("/usr/share/perl5/Net/SNPP/Server.pm");

    /// Prints its port, then every page it took: pager, two-way or not, text. Serves one connection after the other.
    private static final String SERVER = """
        use Net::SNPP::Server; use Socket; $| = 1;
        my $server = Net::SNPP::Server->new(Port => 0, BindTo => '127.0.0.1');
        my ($port) = unpack_sockaddr_in(getsockname($server->socket()));
        $server->callback('write_log', sub {});
        $server->callback('process_page', sub {
            my ($pager, $page, $results) = @_;
            print join('|', $pager->[0], $page->{twoway} ? '2WAY' : '', $page->{mess}), "\\n"; 1 });
        print "$port\\n";
        while (my $client = $server->client()) { $server->handle_client($client); close($client); }
        """;

    private final Vertx vertx = Vertx.vertx();
    private Process perl;
    private BufferedReader output;
    private int port;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(Files.exists(MODULE), "needs Debian's libnet-snpp-perl: " + MODULE + " is not there");
        perl = new ProcessBuilder("perl", "-e", SERVER)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        output = perl.inputReader();
        port = Integer.parseInt(output.readLine());
    }

    @AfterEach
    void stop() {
        if (perl != null) perl.destroyForcibly();
        await(vertx.close());
    }

    private SnppClient client(String pagerId, boolean twoWay) {
        return new SnppClient(
                vertx,
                vertx.getOrCreateContext(),
                new CarrierSettings.Snpp("127.0.0.1", port, pagerId, twoWay, 240, 10_000));
    }

    @Test
    void levelOnePage_arrives() throws IOException {
        var page = Pages.page();
        assertEquals(new Outcome.Delivered(""), await(client("5551234", false).send(page)));
        assertEquals("5551234||" + page.text() + " " + page.link(), output.readLine());
    }

    @Test
    void twoWayPage_arrivesWithATag() throws IOException {
        var outcome = assertInstanceOf(
                Outcome.Delivered.class, await(client("5551234", true).send(Pages.page())));
        assertTrue(outcome.tag().matches("\\d+ \\d+"), outcome.toString());
        assertTrue(output.readLine().startsWith("5551234|2WAY|HIGH Bed1 SpO2 low 84 < 90"));
    }

    @Test
    void pagerItDoesNotKnow_isRejected() {
        assertInstanceOf(Outcome.Rejected.class, await(client("nobody", true).send(Pages.page())));
    }

    @Test
    void probe_isAnswered() {
        assertInstanceOf(Outcome.Delivered.class, await(client("5551234", true).probe()));
    }
}
