package health.vigil.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.vigil.profile.Condition;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// No condition without a transcript in which it is raised.
class ConditionCoverageTest {
    @Test
    void everyCondition_isRaisedInSomeTranscript() {
        assertEquals(List.of(), Transcripts.failing());
        var missing =
                Arrays.stream(Condition.values()).map(Condition::name).collect(Collectors.toCollection(TreeSet::new));
        missing.removeAll(Transcripts.raised());
        assertEquals(
                new TreeSet<String>(),
                missing,
                "write a transcript for each of these and list its class in Transcripts");
    }
}
