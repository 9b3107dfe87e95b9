package health.vigil.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.decode.capnograph.Gases;
import health.vigil.decode.device.Drivers;
import health.vigil.source.ReplaySettings;
import health.vigil.source.SerialSettings;
import health.vigil.source.capture.CaptureSettings;
import health.vigil.vital.BedId;
import health.vigil.vital.Limb;
import health.vigil.vital.SourceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
    private static final Path SHIPPED = Path.of("config", "vigil.yaml");

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("vigil.yaml"), text);
    }

    private List<String> mistakes(String text) throws IOException {
        var file = file(text);
        return assertThrows(MistakesException.class, () -> Config.read(file)).mistakes().stream()
                .map(m -> m.toString().replace(folder + "/", ""))
                .toList();
    }

    @Test
    void shippedConfiguration_hasNoMistake() {
        var config = Config.read(SHIPPED);
        assertEquals("127.0.0.1", config.web().host());
        assertEquals("sedation-default 3", config.profiles().id());
        assertEquals(3, config.beds().getFirst().serial().size());
    }

    @Test
    void oneBedAndNothingElse_isLoopbackWithBuiltInLimits() throws IOException {
        var config = Config.read(file("beds:\n  - name: Bed 1\n"));
        assertEquals("127.0.0.1", config.web().host());
        assertEquals("sedation-default 3", config.profiles().id());
        assertEquals(
                folder.toAbsolutePath().getParent().resolve(".vigil/vigil.db"),
                config.store().file());
    }

    @Test
    void cuffInterval_overridesTheProfile() throws IOException {
        assertEquals(
                3,
                Config.read(file("cuffIntervalMinutes: 3\nbeds: [{name: A}]\n"))
                        .profiles()
                        .cuffIntervalMinutes());
    }

    @Test
    void limbOfASensor_isUnknownUnlessSaid() throws IOException {
        var bed = Config.read(file("""
            beds:
              - name: A
                sources:
                  - {name: clip, port: /dev/a, protocol: nonin-df2, limb: CUFF}
                  - {name: cuff, port: /dev/b, protocol: suntech}
            """)).beds().getFirst();
        assertEquals(Limb.CUFF, bed.limb(new SourceId("clip")));
        assertEquals(Limb.UNKNOWN, bed.limb(new SourceId("cuff")));
        assertEquals(
                List.of("vigil.yaml: beds[0].sources[0].limb: \"LEFT\" is not one of [UNKNOWN, CUFF, OTHER]; choose"
                        + " one of them"),
                mistakes("beds: [{name: A, sources: [{name: c, port: /dev/a, protocol: suntech, limb: LEFT}]}]\n"));
    }

    @Test
    void gasesOfACapnostat_areOfItsSource_andOfNoOther() throws IOException {
        var device = Config.read(file("beds: [{name: A, sources: [{name: c, port: /dev/a, protocol: capnostat,"
                        + " barometricMmHg: 640, oxygenPercent: 30}]}]\n"))
                .beds()
                .getFirst()
                .serial()
                .getFirst();
        assertEquals(
                new SerialSettings(new SourceId("c"), "/dev/a", "capnostat", false, null, new Gases(640, 30)), device);
        assertEquals(
                List.of(
                        "vigil.yaml: beds[0].sources[0].barometricMmHg: 1013 is outside 400 to 850; choose one inside",
                        "vigil.yaml: beds[0].sources[1].oxygenPercent: 30 is asked for by a Capnostat or LoFlo only;"
                                + " take it away, or set protocol: capnostat"),
                mistakes("beds: [{name: A, sources: [{name: c, port: /dev/a, protocol: capnostat, barometricMmHg:"
                        + " 1013}, {name: d, port: /dev/b, protocol: phasein, oxygenPercent: 30}]}]\n"));
    }

    @Test
    void captureOfASource_isBesideTheFile_andBounded() throws IOException {
        var device = Config.read(file("beds: [{name: A, sources: [{name: clip, port: /dev/a, protocol: nonin-df2,"
                        + " capture: clip.capture}]}]\n"))
                .beds()
                .getFirst()
                .serial()
                .getFirst();
        assertEquals(
                new SerialSettings(
                        new SourceId("clip"),
                        "/dev/a",
                        "nonin-df2",
                        false,
                        new CaptureSettings(folder.toAbsolutePath().resolve("clip.capture"), 100)),
                device);
    }

    @Test
    void replayInsteadOfAPort_takesTheDriverFromTheCapture() throws IOException {
        var capture = Files.writeString(folder.resolve("clip.capture"), """
            vigil-capture 1
            open {"source":"c","driver":"suntech","control":true,"port":"/dev/a","device":"/dev/b","line":"9600 8N1",\
            "epoch":1,"nanos":0,"wallMillis":0}
            """);
        var sources = Config.read(file("""
            beds:
              - name: A
                sources:
                  - {name: cuff, replay: clip.capture}
                  - {name: fast, replay: clip.capture, speed: 4.5, protocol: nonin-df2}
            """)).beds().getFirst().serial();
        assertEquals(
                List.of(
                        new ReplaySettings(new SourceId("cuff"), capture.toAbsolutePath(), "suntech", true, 1),
                        new ReplaySettings(new SourceId("fast"), capture.toAbsolutePath(), "nonin-df2", true, 4.5)),
                sources);
    }

    /// Written with and without the usual port it is one monitor all the same.
    @Test
    void oneMonitorForTwoSources_isRefused() throws IOException {
        assertEquals(
                List.of("vigil.yaml: beds[1].sources[0].port: \"udp://Monitor-7:24105\" is used by"
                        + " beds[0].sources[0].port too; a monitor answers one source"),
                mistakes("""
                    beds:
                      - {name: A, sources: [{name: a, port: "udp://monitor-7", protocol: philips-intellivue}]}
                      - {name: B, sources: [{name: b, port: "udp://Monitor-7:24105", protocol: philips-intellivue}]}
                    """));
    }

    @Test
    void captureAndReplay_mistakesAreNamed() throws IOException {
        Files.writeString(folder.resolve("other"), "hello\n");
        assertEquals(
                List.of(
                        "vigil.yaml: beds[0].sources[0].captureMegabytes: 0 is outside 1 to 100000; choose one inside",
                        "vigil.yaml: beds[0].sources[1].capture: \"x\" is used by beds[0].sources[0].capture too; give"
                                + " each source a file of its own",
                        "vigil.yaml: beds[0].sources[1].speed: 2 is for replays; take it away: a port has the world's"
                                + " own pace",
                        "vigil.yaml: beds[0].sources[2].port: \"/dev/c\" is for ports, and replay is given; take one of"
                                + " the two away",
                        "vigil.yaml: beds[0].sources[2].speed: 0 is outside 0.1 to 60; choose one inside",
                        "vigil.yaml: beds[0].sources[2].replay: \"other\" cannot be used; other: is no capture; make"
                                + " one: ./vigil capture --out FILE"),
                mistakes("""
                    beds:
                      - name: A
                        sources:
                          - {name: a, port: /dev/a, protocol: suntech, capture: x, captureMegabytes: 0}
                          - {name: b, port: /dev/b, protocol: suntech, capture: x, speed: 2}
                          - {name: c, port: /dev/c, replay: other, speed: 0}
                    """));
    }

    @Test
    void manyMistakes_areAllReportedAtOnce() throws IOException {
        assertEquals(
                List.of(
                        "vigil.yaml: web.port: 99999 is outside 0 to 65535; choose one inside",
                        "vigil.yaml: web.allowedHosts: 7 is not text; put it in quotes",
                        "vigil.yaml: store.retentionDays: \"many\" is not a whole number; write one from 1 to 3650",
                        "vigil.yaml: beds[0].sources[0].protocol: \"nonin-df3\" is not one of "
                                + String.join(", ", Drivers.NAMES) + "; did you mean nonin-df2?",
                        "vigil.yaml: beds[0].sources[1].port: is missing; give the serial port's path:"
                                + " /dev/serial/by-id/...; ./vigil devices finds it",
                        "vigil.yaml: beds[1].name: \"Bed 1\" is used twice; each bed needs a name of its own",
                        "vigil.yaml: beds[1].sources[0].name: \"clip\" is used twice; source names appear in logs and"
                                + " metrics: call one of the two otherwise",
                        "vigil.yaml: beds[1].sources[0].control: \"maybe\" is neither true nor false; write true or"
                                + " false, without quotes",
                        "vigil.yaml: beds[1].sources[0].port: \"/dev/a\" is used by beds[0].sources[0].port too; a port"
                                + " carries one device",
                        "vigil.yaml: beds[2].name: bed name 'Bed/3' must be 1 to 40 letters, digits, '-', '_', '.' or"
                                + " blanks, with a letter or digit at both ends",
                        "vigil.yaml: beds[3].name: \"Vigil\" is the service's own; choose another",
                        "vigil.yaml: webb: is no setting; did you mean web?",
                        "vigil.yaml: beds[0].sources[0].prot: is no setting; did you mean port?"),
                mistakes("""
                    web: {port: 99999, allowedHosts: [7]}
                    webb: {}
                    store: {retentionDays: many}
                    beds:
                      - name: Bed 1
                        sources:
                          - {name: clip, port: /dev/a, protocol: nonin-df3, prot: x}
                          - {name: cuff, protocol: suntech}
                      - name: Bed 1
                        sources: [{name: clip, port: /dev/a, protocol: suntech, control: maybe}]
                      - name: Bed/3
                      - name: Vigil
                    """));
    }

    @Test
    void pagersAndHl7_becomeTheRoomsSettings() throws IOException {
        var config = Config.read(file("""
            beds: [{name: Bed 1}, {name: Bed 2}]
            hl7:
              periodSeconds: 5
              beds:
                - {bed: Bed 1, pointOfCare: ED, room: "3"}
                - {bed: Bed 2, device: "0004A30B00112233"}
              senders: [{application: OLD, answers: ORIGINAL}]
            pagers:
              paths:
                - {name: ward, snpp: {host: localhost, pager: "4711"}}
                - {name: hook, webhook: {url: "https://pages.example/v"}, minimum: MEDIUM, beds: [Bed 2], level: 2}
            """));
        assertEquals(2575, config.hl7().port());
        assertEquals(5000, config.hl7().periodMillis());
        assertEquals(2, config.hl7().bindings().size());
        assertEquals("http://127.0.0.1:8080", config.pagers().linkBase());
        assertEquals(2, config.pagers().paths().size());
        assertEquals(List.of(new BedId("Bed 2")), config.pagers().paths().get(1).beds());
    }

    @Test
    void mistakesInPagersAndHl7_areReportedAtOnce() throws IOException {
        assertEquals(
                List.of(
                        "vigil.yaml: hl7.periodSeconds: 0 is outside 1 to 3600; choose one inside",
                        "vigil.yaml: hl7.beds[0].bed: \"Bed 2\" is not among the beds; did you mean Bed 1?",
                        "vigil.yaml: hl7.beds[1]: gives neither a place nor a device; give pointOfCare, room, position"
                                + " (PV1-3), or device (OBX-18, MSH-3)",
                        "vigil.yaml: hl7.senders[0].charset: charset 'EBCDIC-X' of OLD is not known; UTF-8 or"
                                + " ISO-8859-1 are",
                        "vigil.yaml: pagers.zone: \"Mars\" is no time zone; write one such as Europe/Berlin, or leave"
                                + " the line out",
                        "vigil.yaml: pagers.paths[0]: gives neither snpp nor webhook; a path goes one way: give snpp or"
                                + " webhook",
                        "vigil.yaml: pagers.paths[1].snpp.pager: is missing; give the pager's id, in quotes if it is a"
                                + " number",
                        "vigil.yaml: pagers.paths[1].groups: [\"all\"] holds all; use physiological, technical or"
                                + " both"),
                mistakes("""
                    beds: [{name: Bed 1}]
                    hl7:
                      periodSeconds: 0
                      beds: [{bed: Bed 2, room: A}, {bed: Bed 1}]
                      senders: [{application: OLD, charset: EBCDIC-X}]
                    pagers:
                      zone: Mars
                      paths:
                        - {name: ward}
                        - {name: other, snpp: {host: h}, groups: [all]}
                    """));
    }

    @Test
    void onePortForTwoListeners_isRefused() throws IOException {
        assertEquals(
                List.of("vigil.yaml: hl7.port: 8080 is web.port too; give each its own TCP port"),
                mistakes("beds: [{name: A}]\nhl7: {port: 8080, beds: [{bed: A, device: x}]}\n"));
    }

    @Test
    void mistakesInTheProfile_areReportedWithThoseOfTheConfiguration() throws IOException {
        Files.writeString(
                folder.resolve("p.yaml"),
                Files.readString(Path.of(ProfileFile.BUILT_IN)).replace("limit: 85", "limit: -5"));
        var found = mistakes("profile: p.yaml\nbeds: []\n");
        assertEquals("vigil.yaml: beds: [] has no bed; add one: `- name: Bed 1`", found.getFirst());
        assertTrue(found.get(1).startsWith("p.yaml: ageless.SPO2_DESATURATION[0].limit: -5 is outside"), found.get(1));
    }

    @Test
    void missingProfileAndMissingFile_sayWhatToDo() throws IOException {
        assertTrue(
                mistakes("profile: none.yaml\nbeds: [{name: A}]\n").getFirst().startsWith("none.yaml: cannot be read"));
        var gone = assertThrows(MistakesException.class, () -> Config.read(folder.resolve("gone.yaml")));
        assertTrue(
                gone.getMessage().endsWith("copy config/vigil.yaml and name the copy: --config FILE"),
                gone.getMessage());
    }

    @Test
    void sameKeyTwice_andBrokenYaml_nameTheLine() throws IOException {
        assertTrue(mistakes("beds: []\nbeds: []\n").getFirst().contains("is not YAML: line 2"));
        assertTrue(mistakes("web:\n  port: [1\n").getFirst().contains("is not YAML: line"));
        assertTrue(mistakes("just words\n").getFirst().contains("is not a list of `key: value` lines"));
    }
}
