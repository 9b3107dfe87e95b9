package health.vigil.service;

import health.vigil.config.Config;
import health.vigil.decode.device.Drivers;
import health.vigil.source.ReplaySettings;
import health.vigil.source.SerialSettings;
import health.vigil.source.port.SerialPorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Looks whether the machine is as the configuration expects: ports there and free, folders that can be written.
/// What it finds are warnings: a device may be plugged in later, a port freed.
public final class Surroundings {
    private final Config config;
    private final List<String> warnings = new ArrayList<>();

    private Surroundings(Config config) {
        this.config = config;
    }

    /// Sentences that name the setting, what is found, and what to do.
    public static List<String> warnings(Config config) {
        var look = new Surroundings(config);
        look.serial();
        look.tcp("web", config.web().host(), config.web().port());
        var hl7 = config.hl7();
        if (hl7 != null) look.tcp("hl7", hl7.host(), hl7.port());
        look.folder("store.file", config.store().file());
        look.profile();
        return look.warnings;
    }

    private void serial() {
        Map<Path, String> devices = new HashMap<>();
        for (var bed : config.beds())
            for (var device : bed.serial()) {
                var who = bed.bed() + ", " + device.source();
                switch (device) {
                    case SerialSettings settings -> serial(who, settings, devices);
                    case ReplaySettings replay ->
                        warnings.add(who + ": no device but a replay of " + replay.file() + "; not for a real child");
                }
            }
    }

    private void serial(String who, SerialSettings settings, Map<Path, String> devices) {
        if (!settings.advice().isEmpty()) warnings.add(who + ": " + settings.advice());
        var use = Drivers.sheet(settings.protocol()).use();
        if (!use.advice().isEmpty()) warnings.add(who + ": " + settings.protocol() + ": " + use.advice());
        var capture = settings.capture();
        if (capture != null) folder(who + ": capture", capture.file());
        if (SerialPorts.isNode(settings.port())) node(who, settings, devices);
    }

    private void node(String who, SerialSettings settings, Map<Path, String> devices) {
        var device = device(settings.port());
        if (device == null) warnings.add(who + ": " + settings.port() + " is not there; plug the device in");
        else if (!Files.isReadable(device) || !Files.isWritable(device))
            warnings.add(who + ": " + settings.port() + " may not be opened by this user; add the user to the"
                    + " group of the device (dialout)");
        var first = device == null ? null : devices.putIfAbsent(device, who);
        if (first != null) warnings.add(who + ": " + settings.port() + " is the same device as that of " + first);
    }

    private static @Nullable Path device(String port) {
        try {
            return Path.of(port).toRealPath();
        } catch (IOException absent) {
            return null;
        }
    }

    private void tcp(String what, String host, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException taken) {
            warnings.add(what + ": " + host + ":" + port + " cannot be listened on (" + taken.getMessage()
                    + "); stop what uses it, or change " + what + ".port");
        }
        if (!loopback(host))
            warnings.add(what + ": " + host + " is reachable from the network; a firewall must keep others out");
    }

    private static boolean loopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (IOException unknown) {
            return false;
        }
    }

    private void folder(String what, Path file) {
        var folder = file.toAbsolutePath().getParent();
        while (folder != null && !Files.exists(folder)) folder = folder.getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder))
            warnings.add(what + ": " + file + " cannot be written; choose a folder of this user");
    }

    private void profile() {
        var book = config.profiles();
        if (!book.caution().isEmpty())
            warnings.add("profile: " + book.id() + " is an " + book.caution()
                    + "; a clinician must check it and set signedBy");
    }
}
