package health.vigil.simulator;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.bed.SystemClock;
import health.vigil.decode.hl7.MllpFrame;
import health.vigil.decode.hl7.MllpFramer;
import health.vigil.simulator.child.Body;
import health.vigil.simulator.device.Fault;
import health.vigil.simulator.device.monitor.Hl7Monitor;
import health.vigil.simulator.device.monitor.Pcd01Writer;
import health.vigil.simulator.story.Act;
import health.vigil.simulator.story.Bedside;
import health.vigil.simulator.story.Story;
import health.vigil.simulator.story.StoryPlayer;
import health.vigil.vital.Moment;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoryRunnerIT {
    private static final double SPEED = 20;

    @TempDir
    private Path folder;

    private final List<Story.Event> told = new CopyOnWriteArrayList<>();
    private final Bedside bedside = new Bedside(
            new Body(4, 16), 1, new Pcd01Writer("SIM-1", "SIM", "1", "Sim-1", "0011223344556677", 1_780_000_000_000L));
    private StoryRunner runner;

    @BeforeEach
    void onLinux() {
        Assumptions.assumeTrue(
                System.getProperty("os.name", "").equals("Linux"), "pseudo-terminals are made on Linux only");
    }

    @AfterEach
    void close() throws Exception {
        if (runner != null) runner.close();
    }

    @Test
    void clipOnAPty_streamsAndIsPulledAndPluggedByTheStory() throws Exception {
        var link = folder.resolve("clip");
        start(PtyPort.open(link), "clip", new Act.Disturb("clip", Fault.PULLED, 20));
        try (var in = Files.newInputStream(link)) {
            assertEquals(500, in.readNBytes(500).length);
        }
        within(() -> !Files.exists(link));
        within(() -> Files.exists(link));
        try (var in = Files.newInputStream(link)) {
            assertEquals(500, in.readNBytes(500).length);
        }
        assertEquals(1, told.size());
    }

    @Test
    void closed_takesThePortAway() throws Exception {
        var link = folder.resolve("clip");
        start(PtyPort.open(link), "clip", new Act.Say("x"));
        runner.close();
        assertTrue(Files.notExists(link));
    }

    @Test
    void monitorOnTcp_findsItsServerLate_andAsksAgainAfterALostConnection() throws Exception {
        int free;
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = probe.getLocalPort();
        }
        start(new TcpPort("127.0.0.1", free), "monitor", new Act.Say("x"));
        within(() -> bedside.all(Hl7Monitor.class).getFirst().sent() == 1);
        try (var server = new ServerSocket(free, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(10_000);
            String first;
            try (var client = server.accept()) {
                first = message(client.getInputStream());
            }
            try (var client = server.accept()) {
                assertEquals(first, message(client.getInputStream()), "the same, word for word");
                answer(client, first);
                within(() -> bedside.all(Hl7Monitor.class).getFirst().answered() == 1);
                assertTrue(!message(client.getInputStream()).equals(first));
            }
        }
    }

    private void start(Port port, String device, Act act) {
        var story = new Story("test", "test", 60, new Body(4, 16), List.of(new Story.Event(30, act)));
        var player = new StoryPlayer(story, bedside, told::add);
        var plug = new StoryRunner.Plug(bedside.wire(device).orElseThrow(), port);
        runner = new StoryRunner(new SystemClock(1, SPEED), List.of(new StoryRunner.Seat(player, List.of(plug))));
        runner.start();
    }

    private static String message(InputStream in) throws Exception {
        var framer = new MllpFramer(100_000);
        for (int b = in.read(); b >= 0; b = in.read()) {
            framer.feed(new byte[] {(byte) b}, new Moment(1, 0, 0));
            if (framer.next() instanceof MllpFrame.Whole whole)
                return new String(whole.bytes(), StandardCharsets.UTF_8);
        }
        throw new AssertionError("closed before a whole message");
    }

    private static void answer(Socket client, String message) throws Exception {
        var id = message.split("\\|", -1)[9];
        var text = "MSH|^~\\&|\rMSA|AA|" + id + "\r";
        client.getOutputStream().write(MllpFramer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void within(java.util.concurrent.Callable<Boolean> condition) {
        await().atMost(10, TimeUnit.SECONDS)
                .pollInterval(5, TimeUnit.MILLISECONDS)
                .until(condition);
    }
}
