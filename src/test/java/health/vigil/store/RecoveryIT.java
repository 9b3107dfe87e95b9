package health.vigil.store;

import static health.vigil.store.Opened.BED;
import static health.vigil.store.Opened.OTHER;
import static health.vigil.store.Opened.drug;
import static health.vigil.store.Opened.pleth;
import static health.vigil.store.Opened.spo2;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.state.BedState;
import health.vigil.bed.Journal.Recovered;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a bed finds after a restart, also when parts of it were damaged meanwhile.
class RecoveryIT {
    private static final BedState STATE_1 = new Samples(1).of(BedState.class);
    private static final BedState STATE_2 = new Samples(2).of(BedState.class);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("vigil.db");
    }

    @Test
    void snapshot_cutsTheTail_evenInsideOneGroup() {
        try (var opened = new Opened(file)) {
            opened.append(BED, spo2(1), spo2(2));
            opened.append(OTHER, spo2(1));
            opened.journal.snapshot(BED, STATE_1);
            opened.append(BED, spo2(3), pleth(4));
        }
        try (var opened = new Opened(file)) {
            assertEquals(new Recovered(STATE_1, List.of(spo2(3), pleth(4))), opened.journal.recover(BED));
            assertEquals(new Recovered(null, List.of(spo2(1))), opened.journal.recover(OTHER));
        }
    }

    @Test
    void manySnapshots_leaveTheLastTwo() throws Exception {
        try (var opened = new Opened(file)) {
            for (int n = 0; n < 10; n++) opened.journal.snapshot(BED, STATE_1);
            opened.journal.snapshot(OTHER, STATE_2);
            opened.settle();
            try (var connection = opened.foreign()) {
                assertEquals(2, Sql.number(connection, "SELECT count(*) FROM snapshots WHERE bed = 'bay 1'"));
                assertEquals(1, Sql.number(connection, "SELECT count(*) FROM snapshots WHERE bed = 'bay 2'"));
            }
        }
    }

    @Test
    void damagedLastSnapshot_fallsBackToTheOneBefore_andSaysSo() throws Exception {
        writeTwoSnapshots();
        try (var opened = new Opened(file)) {
            opened.sql(
                    "UPDATE snapshots SET state = replace(state, '1', '2') WHERE id = (SELECT max(id) FROM snapshots)");
            assertEquals(new Recovered(STATE_1, List.of(spo2(2), spo2(3))), opened.journal.recover(BED));
            assertEquals(1, opened.troubles.size());
            assertTrue(opened.troubles.getFirst().contains("damaged"));
        }
    }

    @Test
    void bothSnapshotsDamaged_leaveTheInputs() throws Exception {
        writeTwoSnapshots();
        try (var opened = new Opened(file)) {
            opened.sql("UPDATE snapshots SET state = '{'");
            assertEquals(new Recovered(null, List.of(spo2(1), spo2(2), spo2(3))), opened.journal.recover(BED));
        }
    }

    @Test
    void damagedRow_isSkippedAndTold_andReadersGetPast() throws Exception {
        try (var opened = new Opened(file)) {
            for (int n = 1; n <= 3; n++) {
                opened.append(BED, spo2(n));
                opened.settle();
            }
            opened.sql("UPDATE journal SET batch = substr(batch, 2) WHERE seq = 2");
            assertEquals(List.of(spo2(1), spo2(3)), opened.tail(BED));
            assertFalse(opened.troubles.isEmpty());
            try (var reader = opened.journal.reader()) {
                var entries = reader.read(0, 10);
                assertEquals(
                        List.of(1L, 2L, 3L), entries.stream().map(Entry::seq).toList());
                assertEquals(List.of(), entries.get(1).events());
                assertEquals(1, reader.unreadable());
            }
        }
    }

    @Test
    void rowOfAnEarlierVersion_isTakenOver() throws Exception {
        try (var opened = new Opened(file)) {
            opened.append(BED, spo2(1));
            opened.settle();
            rewrite(opened, EarlierFormsTest.FIRST_LIGHT);
            assertEquals(3, opened.tail(BED).size());
            assertEquals(List.of(), opened.troubles);
        }
    }

    @Test
    void rowThatCannotBeDecoded_isToldWithPlaceReasonAndNextStep() throws Exception {
        try (var opened = new Opened(file)) {
            opened.append(BED, spo2(1));
            opened.settle();
            rewrite(opened, EarlierFormsTest.FIRST_LIGHT.replace("Started", "Dreamt"));
            assertEquals(List.of(), opened.tail(BED));
            var told = opened.troubles.getFirst();
            assertTrue(
                    told.endsWith("vigil.db: 1 records cannot be read and are passed over, first row 1 of bay 1:"
                            + " [0].input: is of a kind that this version does not know; read it with the version of"
                            + " Vigil that wrote it"),
                    told);
        }
    }

    private static void rewrite(Opened opened, String row) throws Exception {
        opened.sql("UPDATE journal SET batch = '" + row + "', crc = " + Codec.crc(row) + " WHERE seq = 1");
    }

    @Test
    void quarantinedByAnEarlierVersion_isRecognised() throws Exception {
        try (var opened = new Opened(file)) {
            opened.append(BED, spo2(1));
            opened.journal.quarantine(BED, drug(2), new ArithmeticException("on purpose"));
            opened.settle();
            var row = EarlierFormsTest.FIRST_LIGHT;
            rewrite(opened, row);
            var started = row.substring(row.indexOf("{\"is\""), row.indexOf(",\"outputs\""));
            opened.sql("UPDATE quarantine SET input = '" + started + "'");
            assertEquals(2, opened.tail(BED).size());
        }
    }

    @Test
    void rowOfAnotherFormat_isSkipped() throws Exception {
        try (var opened = new Opened(file)) {
            opened.append(BED, spo2(1));
            opened.settle();
            opened.append(BED, spo2(2));
            opened.settle();
            opened.sql("UPDATE journal SET format = 99 WHERE seq = 1");
            assertEquals(List.of(spo2(2)), opened.tail(BED));
        }
    }

    @Test
    void quarantinedInput_isNeitherReplayedNorForgotten() {
        try (var opened = new Opened(file)) {
            opened.append(BED, spo2(1), drug(2), spo2(3));
            opened.journal.quarantine(BED, drug(2), new ArithmeticException("on purpose"));
            opened.journal.quarantine(BED, drug(4), new ArithmeticException("on purpose"));
        }
        try (var opened = new Opened(file);
                var reader = opened.journal.reader()) {
            assertEquals(List.of(spo2(1), spo2(3)), opened.tail(BED));
            var kept = reader.quarantined(10);
            assertEquals(2, kept.size());
            assertTrue(kept.getFirst().failure().contains("on purpose"));
        }
    }

    private void writeTwoSnapshots() {
        try (var opened = new Opened(file)) {
            opened.append(BED, spo2(1));
            opened.journal.snapshot(BED, STATE_1);
            opened.append(BED, spo2(2));
            opened.journal.snapshot(BED, STATE_2);
            opened.append(BED, spo2(3));
        }
    }
}
