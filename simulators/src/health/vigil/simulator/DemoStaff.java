package health.vigil.simulator;

import health.vigil.alarm.Input;
import health.vigil.alarm.state.Alarm;
import health.vigil.alarm.state.SignalTest;
import health.vigil.bed.Bed;
import health.vigil.profile.Patient;
import health.vigil.profile.ProfileBook;
import health.vigil.simulator.child.Body;
import health.vigil.simulator.pager.Pages;
import health.vigil.simulator.story.Act;
import health.vigil.vital.Moment;
import health.vigil.vital.Numbers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Nurse and physician of a demonstration: they do at the monitor, and with the pager, what the story says.
final class DemoStaff {
    private static final Pattern LINK = Pattern.compile("https?://\\S+");
    private static final double DAYS_PER_YEAR = 365.25;
    private static final List<String> NAMES =
            List.of("Ida", "Noah", "Lea", "Omar", "Ella", "Ben", "Yara", "Finn", "Aisha", "Luis", "Nora", "Emil");
    private static final Logger LOG = LoggerFactory.getLogger(DemoStaff.class);

    private final Bed bed;
    private final ProfileBook profiles;
    private final Body body;
    private final Pages pages;

    DemoStaff(Bed bed, ProfileBook profiles, Body body, Pages pages) {
        this.bed = bed;
        this.profiles = profiles;
        this.body = body;
        this.pages = pages;
    }

    /// Does what is done at the monitor; doses are noted there.
    void perform(Act act) {
        switch (act) {
            case Act.AtMonitor at -> perform(at);
            case Act.Dose dose -> note(dose);
            case Act.ToChild child -> {}
            case Act.ToDevice device -> {}
        }
    }

    /// The same at another bed: another child, and nobody there has a pager.
    static Act elsewhere(Act act, int place) {
        if (act instanceof Act.Admit(var by, var id, var label))
            return new Act.Admit(by, id + "-" + place, name(place));
        return act instanceof Act.AcceptPage ? new Act.Say("") : act;
    }

    private static String name(int place) {
        var first = NAMES.get(place % NAMES.size());
        return first + " " + (char) ('A' + place / NAMES.size()) + ".";
    }

    private void perform(Act.AtMonitor act) {
        var now = bed.clock().now();
        switch (act) {
            case Act.Admit(var by, var id, var label) -> admit(now, by, id, label);
            case Act.SetPhase(var by, var phase) -> bed.submit(new Input.PhaseChanged(now, by, phase));
            case Act.Cuff(var by, var order) -> bed.submit(new Input.CuffRequested(now, by, order));
            case Act.Acknowledge(var by) -> acknowledge(now, by);
            case Act.PauseAudio(var by, var seconds) ->
                bed.submit(new Input.AudioPaused(now, by, Math.round(seconds * Moment.NANOS_PER_SECOND)));
            case Act.ResumeAudio(var by) -> bed.submit(new Input.AudioResumed(now, by));
            case Act.AcceptPage accept -> Thread.ofVirtual().name("physician").start(this::accept);
            case Act.Say say -> {}
        }
    }

    /// Nobody presses the key where there is nothing to see.
    private void acknowledge(Moment now, String by) {
        if (bed.state().ranked().stream().anyMatch(Alarm::unacknowledged))
            bed.submit(new Input.Acknowledged(now, by, ""));
    }

    private void admit(Moment now, String by, String id, String label) {
        var days = (int) Math.round(body.ageYears() * DAYS_PER_YEAR);
        var child = new Patient(id, label, days, body.weightKg());
        bed.submit(new Input.SignalsTested(now, by, SignalTest.Outcome.NOTICED));
        bed.submit(new Input.Admitted(now, by, child, profiles.profileFor(child)));
    }

    private void note(Act.Dose dose) {
        var drug = dose.drug().name().toLowerCase(Locale.ROOT);
        bed.submit(new Input.DrugGiven(bed.clock().now(), dose.by(), drug, dose.mgPerKg() * body.weightKg(), "iv"));
    }

    /// Opens the link of the latest page and presses its button.
    private void accept() {
        var link = latestLink();
        if (link.isEmpty()) {
            LOG.warn("event=no-page-to-accept");
            return;
        }
        try (var phone = HttpClient.newHttpClient()) {
            var address = URI.create(link);
            phone.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());
            var answer = phone.send(
                    HttpRequest.newBuilder(address)
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            LOG.info("event=page-accepted status={}", answer.statusCode());
        } catch (IOException unreachable) {
            LOG.warn("event=page-not-accepted reason=\"{}\"", unreachable.toString());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private String latestLink() {
        var found = "";
        for (var page : pages.all()) {
            var match = LINK.matcher(page.text());
            if (match.find()) found = match.group();
        }
        return found;
    }

    /// What an act is called in a timeline; empty for those that show in it anyway.
    static String words(Act act) {
        return switch (act) {
            case Act.Say(var words) -> words;
            case Act.Dose(var drug, var mgPerKg, var by) ->
                by + " gives " + drug.name().toLowerCase(Locale.ROOT) + " " + Numbers.plain(mgPerKg, 1) + " mg/kg";
            case Act.Admit(var by, var id, var label) -> by + " admits the child";
            case Act.SetPhase(var by, var phase) -> "phase: " + phase;
            case Act.AcceptPage(var by) -> by + " opens the page's link";
            case Act.ToChild child -> "";
            case Act.ToDevice device -> "";
            case Act.AtMonitor monitor -> "";
        };
    }
}
