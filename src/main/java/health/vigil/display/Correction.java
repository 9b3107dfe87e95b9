package health.vigil.display;

import health.vigil.alarm.state.BedState;
import health.vigil.profile.Doubt;
import health.vigil.profile.LimitEdit;
import health.vigil.profile.LimitRange;
import health.vigil.profile.Patient;
import health.vigil.profile.Profile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// What was said wrongly of the child in the bed and is set right. It is the same child: another one is admitted.
record Correction(Patient was, Patient now) {
    /// What a person is asked before it is done, of what is corrected only.
    ///
    /// @param born whether the date of birth was said with it
    /// @param limits those the child would start with
    List<String> doubts(boolean born, BedState bed, Profile limits) {
        var named = !sameLabel() || !sameId();
        var doubts = new ArrayList<String>();
        doubts.add(
                sameLabel() || (sameId() && !now.id().isEmpty())
                        ? ""
                        : "is " + now.label() + " the same child as " + was.label()
                                + "? Another child is admitted, not corrected");
        doubts.add(
                named && now.id().isEmpty() && !born
                        ? "leave one identifier only, without hospital number and date of birth?"
                        : "");
        doubts.add(!sameWeight() && now.weightKg() == 0 ? "leave no weight? Doses cannot be judged" : "");
        doubts.add(sameWeight() && sameAge() ? "" : Doubt.weight(now));
        if (!sameAge())
            for (var edit : dropped(bed, limits))
                doubts.add("give up the limit " + words(edit) + ", set by hand? It does not fit this age");
        return doubts;
    }

    private static List<LimitEdit> dropped(BedState bed, Profile limits) {
        var layers = bed.profile().layers();
        return layers.droppedIn(
                limits.carrying(layers.edits(), bed.phase(), bed.baseline()).layers());
    }

    /// For the list of what happened. It says that a name or a number was changed, not which.
    ///
    /// @param dropped limits set by hand that hold no more
    String words(List<LimitEdit> dropped) {
        var parts = new ArrayList<String>();
        if (!sameLabel()) parts.add("name");
        if (!sameId()) parts.add("hospital number");
        if (!sameWeight()) parts.add("weight " + kilograms(was) + " to " + kilograms(now));
        if (!sameAge()) parts.add(age());
        var words = "corrected: " + String.join(", ", parts);
        for (var edit : dropped) words += "; no more set by hand: " + words(edit);
        return words;
    }

    private String age() {
        var before = BedJson.age(was);
        var after = BedJson.age(now);
        return before.equals(after) ? "age by days" : "age " + before + " to " + after;
    }

    private static String kilograms(Patient child) {
        var kg = BigDecimal.valueOf(child.weightKg()).stripTrailingZeros();
        return kg.signum() == 0 ? "unknown" : kg.toPlainString() + " kg";
    }

    private static String words(LimitEdit edit) {
        return edit.condition().words() + ", " + edit.tier().words() + ", "
                + LimitRange.of(edit.condition()).text(edit.limit());
    }

    private boolean sameLabel() {
        return now.label().equals(was.label());
    }

    private boolean sameId() {
        return now.id().equals(was.id());
    }

    private boolean sameAge() {
        return now.ageDays() == was.ageDays();
    }

    private boolean sameWeight() {
        return now.weightKg() == was.weightKg();
    }
}
