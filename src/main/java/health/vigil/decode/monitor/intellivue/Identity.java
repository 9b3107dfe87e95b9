package health.vigil.decode.monitor.intellivue;

import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.Reading.DeviceEvent;
import java.util.function.Consumer;

/// Whose the monitor says its numbers are. That the patient there was changed or discharged is told without a name.
final class Identity {
    private String id = "";
    private boolean admitted;

    void opened() {
        id = "";
        admitted = false;
    }

    /// As typed in at the monitor; empty if there is nobody or nobody typed anything.
    String patientId() {
        return id;
    }

    void heard(MonitorMessage.Patient patient, Moment at, Consumer<Reading> readings) {
        for (var object : patient.objects()) {
            var next = object.admitted() ? object.id() : "";
            if (admitted && object.admitted() && !next.equals(id)) tell("the patient was changed there", at, readings);
            if (admitted && object.discharged()) tell("the patient was discharged there", at, readings);
            id = next;
            admitted = object.admitted();
        }
    }

    private static void tell(String words, Moment at, Consumer<Reading> readings) {
        readings.accept(new DeviceEvent(at, DeviceEvent.Kind.NOTICE, 0, words));
    }
}
