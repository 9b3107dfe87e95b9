package health.vigil.profile;

import health.vigil.vital.Numbers;
import java.util.List;
import java.util.Locale;

/// What a person is asked before a number is taken that is possible but hardly meant: a decimal point that slipped, a
/// milligram for a microgram (hazard H12). Who says that it is right is believed: nothing here refuses.
public final class Doubt {
    /// A weight is asked about outside so many times that of the age (proposal: the 1st to 99th centile of growth
    /// charts is within 0.7 to 1.9 times; illness and obesity lie beyond).
    private static final double LIGHTEST = 0.5;

    private static final double HEAVIEST = 2.5;

    /// The smallest who lived weighed less than a newborn's half.
    private static final double PRETERM_KG = 0.4;

    private static final int PRETERM_DAYS = 120;

    /// Grown people and those nearly so, whatever the formula of the age says.
    private static final int GROWN_YEARS = 13;

    private static final double GROWN_LIGHTEST_KG = 25;

    private static final double GROWN_HEAVIEST_KG = 200;

    /// Above this a dose of any drug is asked about: chloral hydrate, the drug with the largest dose per kilogram that
    /// sedates children, is given up to 100 mg/kg.
    private static final double MOST_MG_PER_KG = 100;

    /// A dose that nobody gives in one piece by any route.
    ///
    /// @param name a part of the drug's name, in small letters
    /// @param mgPerKg some five times the largest usual single dose by any route (proposal, for a pharmacist)
    private record Most(String name, double mgPerKg) {}

    private static final List<Most> MOST = List.of(
            new Most("remifentanil", 0.01),
            new Most("sufentanil", 0.01),
            new Most("alfentanil", 0.2),
            new Most("fentanyl", 0.015),
            new Most("dexmedetomidine", 0.02),
            new Most("midazolam", 3),
            new Most("propofol", 15),
            new Most("ketamine", 25),
            new Most("etomidate", 2),
            new Most("thiopental", 30),
            new Most("morphine", 1),
            new Most("nalbuphine", 1),
            new Most("naloxone", 0.5),
            new Most("flumazenil", 0.1),
            new Most("atropine", 0.1),
            new Most("glycopyrr", 0.05),
            new Most("ondansetron", 1));

    private Doubt() {}

    /// A question about a child's weight; empty if there is none.
    public static String weight(Patient child) {
        var kg = child.weightKg();
        if (kg == 0 || (kg >= lightest(child) && kg <= heaviest(child))) return "";
        return "is " + Numbers.plain(kg, kg < 10 ? 1 : 0) + " kg right at " + age(child) + "?";
    }

    /// A question about a dose; empty if there is none. Of a child without a weight that of its age is taken.
    public static String dose(String drug, double mg, Patient child) {
        var known = child.weightKg() > 0;
        var perKg = mg / (known ? child.weightKg() : heaviest(child));
        var most = most(drug.toLowerCase(Locale.ROOT));
        if (perKg <= most) return "";
        return "is " + Numbers.dose(mg) + " of " + drug + " right? That is " + (known ? "" : "at least ")
                + Numbers.dose(perKg) + "/kg; more than " + Numbers.dose(most) + "/kg is never given at once";
    }

    private static double most(String drug) {
        for (var each : MOST) if (drug.contains(each.name())) return each.mgPerKg();
        return MOST_MG_PER_KG;
    }

    private static double lightest(Patient child) {
        if (child.ageYears() >= GROWN_YEARS) return GROWN_LIGHTEST_KG;
        return child.ageDays() <= PRETERM_DAYS ? PRETERM_KG : LIGHTEST * usual(child);
    }

    private static double heaviest(Patient child) {
        return child.ageYears() >= GROWN_YEARS ? GROWN_HEAVIEST_KG : HEAVIEST * usual(child);
    }

    /// Kilograms by age: Advanced Paediatric Life Support, 5th edition.
    private static double usual(Patient child) {
        var years = child.ageYears();
        if (years < 1) return 0.5 * child.ageMonths() + 4;
        return years < 6 ? 2 * years + 8 : 3 * years + 7;
    }

    private static String age(Patient child) {
        if (child.ageMonths() < 1) return child.ageDays() + " days";
        if (child.ageYears() < 2) return (int) child.ageMonths() + " months";
        return (int) child.ageYears() + " years";
    }
}
