package health.vigil.source;

import health.vigil.decode.hl7.Hl7Location;
import health.vigil.decode.hl7.Pcd01;
import health.vigil.source.MllpSettings.Binding;
import health.vigil.vital.BedId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Finds the bed of a report by the configured map: its location, else its devices (design decision 18). Where the two
/// name different beds nobody is believed.
final class MllpBinder {
    /// Where a report belongs.
    sealed interface Bound {
        /// To one bed.
        record To(BedId bed) implements Bound {}

        /// To none.
        ///
        /// @param why without names of patients
        record Nowhere(String why) implements Bound {}
    }

    private final List<Binding> bindings;

    MllpBinder(List<Binding> bindings) {
        this.bindings = bindings;
    }

    Bound bind(Pcd01 report) {
        if (report.patients() > 1) return new Bound.Nowhere("a message with more than one patient");
        var beds = new LinkedHashSet<BedId>();
        for (var binding : bindings) if (fits(binding, report)) beds.add(binding.bed());
        return switch (beds.size()) {
            case 0 -> new Bound.Nowhere("no bed is bound to " + said(report));
            case 1 -> new Bound.To(beds.getFirst());
            default -> new Bound.Nowhere("location and devices name different beds: " + names(beds));
        };
    }

    private static boolean fits(Binding binding, Pcd01 report) {
        return switch (binding) {
            case Binding.Located located ->
                !report.location().equals(Hl7Location.NOWHERE)
                        && located.place().covers(report.location());
            case Binding.Device device -> report.deviceIds().contains(device.id());
        };
    }

    private static String said(Pcd01 report) {
        var place = report.location().equals(Hl7Location.NOWHERE) ? "no location" : "location " + report.location();
        return report.deviceIds().isEmpty()
                ? place
                : place + ", device " + report.deviceIds().getFirst();
    }

    private static String names(Set<BedId> beds) {
        return String.join(", ", beds.stream().map(BedId::name).toList());
    }
}
