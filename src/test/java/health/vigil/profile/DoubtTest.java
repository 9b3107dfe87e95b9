package health.vigil.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoubtTest {
    private static Patient child(double ageYears, double weightKg) {
        return new Patient("", "", (int) (ageYears * Patient.DAYS_PER_YEAR), weightKg);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        # years | kg   | question
          4     | 16   | ''
          4     | 9    | ''
          4     | 38   | ''
          4     | 7    | is 7.0 kg right at 4 years?
          4     | 160  | is 160 kg right at 4 years?
          4     | 1.6  | is 1.6 kg right at 4 years?
          0     | 3.4  | ''
          0     | 0.6  | ''
          0     | 34   | is 34 kg right at 0 days?
          0.55  | 70   | is 70 kg right at 6 months?
          0.55  | 2.0  | is 2.0 kg right at 6 months?
          12    | 90   | ''
          16    | 120  | ''
          16    | 16   | is 16 kg right at 16 years?
          70    | 75   | ''
          4     | 0    | ''
        """)
    void weightHardlyOfThatAge_isAsked(double years, double kg, String question) {
        assertEquals(question, Doubt.weight(child(years, kg)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # drug            | mg   | kg | question
          propofol        | 48   | 16 | ''
          Propofol 1 %    | 480  | 16 | is 480 mg of Propofol 1 % right? That is 30 mg/kg; more than 15 mg/kg is never given at once
          fentanyl        | 0.03 | 16 | ''
          fentanyl        | 30   | 16 | is 30 mg of fentanyl right? That is 1.88 mg/kg; more than 15 µg/kg is never given at once
          Esketamine      | 80   | 16 | ''
          midazolam       | 8    | 16 | ''
          chloral hydrate | 1600 | 16 | ''
          magic           | 1700 | 16 | is 1700 mg of magic right? That is 106 mg/kg; more than 100 mg/kg is never given at once
          propofol        | 48   | 0  | ''
          propofol        | 4800 | 0  | is 4800 mg of propofol right? That is at least 120 mg/kg; more than 15 mg/kg is never given at once
        """)
    void doseFarBeyondAnyUse_isAsked(String drug, double mg, double kg, String question) {
        assertEquals(question, Doubt.dose(drug, mg, child(4, kg)));
    }
}
