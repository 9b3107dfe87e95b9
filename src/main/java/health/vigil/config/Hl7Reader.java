package health.vigil.config;

import health.vigil.decode.hl7.Hl7Answer;
import health.vigil.decode.hl7.Hl7Location;
import health.vigil.source.MllpSettings;
import health.vigil.vital.BedId;
import health.vigil.vital.SourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The `hl7` of a configuration: where monitors deliver, and which of their beds is which of ours.
final class Hl7Reader {
    private static final long MILLIS_PER_SECOND = 1_000;
    private static final int USUAL_PERIOD = 10;

    private final Section of;
    private final Set<BedId> beds;

    /// @param beds those configured
    Hl7Reader(Section of, Set<BedId> beds) {
        this.of = of;
        this.beds = beds;
    }

    @Nullable
    MllpSettings settings() {
        var host = of.text("host", MllpSettings.LOOPBACK);
        var port = ConfigFile.port(of, "port", MllpSettings.USUAL_PORT);
        var name = of.text("source", "hl7");
        var period = of.whole("periodSeconds", USUAL_PERIOD, 1, 3600) * MILLIS_PER_SECOND;
        var bindings = bindings();
        var senders = senders();
        var source = of.checked("source", () -> new SourceId(name));
        if (source == null) return null;
        return of.checked(
                "", () -> new MllpSettings(host, port, source, bindings, senders, period, MllpSettings.Limits.USUAL));
    }

    private List<MllpSettings.Binding> bindings() {
        var all = new ArrayList<MllpSettings.Binding>();
        var rows = of.sections("beds");
        for (var row : rows) {
            var bed = Beds.named(row, "bed", row.required("bed", "say which of the beds below"), beds);
            var binding = binding(row, bed);
            if (bed != null && binding != null) all.add(binding);
        }
        if (rows.isEmpty()) of.mistake("beds", "binds no bed", "say which location or device is which bed");
        return all;
    }

    private static MllpSettings.@Nullable Binding binding(Section row, @Nullable BedId bed) {
        var device = row.text("device", "");
        var place = new Hl7Location(row.text("pointOfCare", ""), row.text("room", ""), row.text("position", ""));
        var located = !place.equals(Hl7Location.NOWHERE);
        if (located == !device.isEmpty()) {
            row.mistake(
                    "",
                    located ? "gives a place and a device" : "gives neither a place nor a device",
                    "give pointOfCare, room, position (PV1-3), or device (OBX-18, MSH-3)");
            return null;
        }
        if (bed == null) return null;
        return located ? new MllpSettings.Binding.Located(place, bed) : new MllpSettings.Binding.Device(device, bed);
    }

    private List<MllpSettings.Peer> senders() {
        var all = new ArrayList<MllpSettings.Peer>();
        for (var row : of.sections("senders")) {
            var application = row.required("application", "give the first component of the sender's MSH-3");
            var answers = row.choice("answers", Hl7Answer.Form.class, Hl7Answer.Form.BY_HEADER);
            var charset = row.text("charset", MllpSettings.Peer.USUAL_CHARSET);
            var peer = row.checked("charset", () -> new MllpSettings.Peer(application, answers, charset));
            if (peer != null) all.add(peer);
        }
        return all;
    }
}
