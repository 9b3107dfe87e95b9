package health.vigil.bed;

import health.vigil.vital.BedId;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;

/// How a source reaches one bed. Every method may be called from any thread and never blocks: readings go through
/// the bed's bounded inbox and one hop to its event loop.
public interface Feed {
    BedId bed();

    /// What the hospital calls the child in this bed now (PID-3); empty if nobody said, or nobody is there.
    default String patientId() {
        return "";
    }

    /// Hands in one reading. Under overload numerics are merged keeping extremes and waveforms are dropped as a
    /// counted gap; device events never are.
    void offer(SourceId source, Reading reading);

    /// The way to the device came up or went down.
    ///
    /// @param detail the operating system's or the peer's words
    void link(SourceId source, boolean up, String detail);

    /// Something is wrong (or with empty trouble: right again) with a part of ours on the way to this bed.
    void report(health.vigil.profile.Condition condition, String what, String trouble);

    /// Calls `then` once everything offered before this call is durable. It is called on a thread of the journal's
    /// choosing: hop back yourself.
    void committed(Runnable then);
}
