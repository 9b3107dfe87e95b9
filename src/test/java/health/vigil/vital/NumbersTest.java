package health.vigil.vital;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A dose is never said as nothing, nor with zeros to be counted.
class NumbersTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # milligrams | words
          34         | 34 mg
          1234       | 1234 mg
          0.5        | 0.5 mg
          2.925      | 2.93 mg
          16.04      | 16 mg
          0.1        | 0.1 mg
          0.0999     | 99.9 µg
          0.012      | 12 µg
          0.035      | 35 µg
          0.004      | 4 µg
          0.00024609 | 0.246 µg
          0          | 0 mg
        """)
    void dose_hasThreeDigitsThatCount_andIsInMicrogramsBelowATenthOfAMilligram(double milligrams, String words) {
        assertEquals(words, Numbers.dose(milligrams));
    }
}
