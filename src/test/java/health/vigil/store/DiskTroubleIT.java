package health.vigil.store;

import static health.vigil.store.Opened.BED;
import static health.vigil.store.Opened.drug;
import static health.vigil.store.Opened.pleth;
import static health.vigil.store.Opened.spo2;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.Input;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskTroubleIT {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("vigil.db");
    }

    @Test
    void unwritableFile_isTold_nothingIsVouchedFor_andAllIsWrittenLater() throws Exception {
        try (var opened = new Opened(file);
                var foreign = opened.foreign()) {
            opened.append(BED, spo2(1));
            opened.settle();
            Sql.run(foreign, "BEGIN EXCLUSIVE");
            var vouched = new AtomicBoolean();
            opened.append(BED, spo2(2), drug(3));
            opened.journal.committed(() -> vouched.set(true));
            await().until(() -> told(opened, "cannot be written"));
            assertFalse(vouched.get());
            Sql.run(foreign, "COMMIT");
            await().untilTrue(vouched);
            await().until(() -> opened.troubles.getLast().isEmpty());
            assertEquals(List.of(spo2(1), spo2(2), drug(3)), opened.all());
        }
    }

    @Test
    void troubleOfOneEpisode_isToldOnce() throws Exception {
        try (var opened = new Opened(file);
                var foreign = opened.foreign()) {
            Sql.run(foreign, "BEGIN EXCLUSIVE");
            opened.append(BED, spo2(2));
            await().until(() -> told(opened, "behind"));
            var beginnings = opened.troubles.stream()
                    .filter(t -> t.startsWith("journal cannot"))
                    .count();
            Sql.run(foreign, "COMMIT");
            await().until(() -> opened.troubles.getLast().isEmpty());
            assertTrue(beginnings <= 2, opened.troubles.toString());
        }
    }

    @Test
    void handingIn_neverWaits_andPeopleAreKept_whileTheDiskIsDead() throws Exception {
        var drugs = new ArrayList<Input>();
        try (var opened = new Opened(file);
                var foreign = opened.foreign()) {
            Sql.run(foreign, "BEGIN EXCLUSIVE");
            assertTrue(opened.journal.remember("before"));
            for (int n = 0; n < 2 * Backlog.MAX_WRITES; n++) {
                var input = n % 1_000 == 0 ? drug(n) : n % 2 == 0 ? pleth(n) : spo2(n);
                if (n % 1_000 == 0) drugs.add(input);
                opened.append(BED, input);
            }
            Sql.run(foreign, "COMMIT");
            opened.settle();
            var all = opened.all();
            assertEquals(
                    drugs,
                    all.stream().filter(Input.DrugGiven.class::isInstance).toList());
            assertEquals(spo2(2 * Backlog.MAX_WRITES - 1), all.getLast());
            assertTrue(all.size() <= Backlog.MAX_WRITES + 2 * Backlog.MAX_GROUP, all.size() + " kept");
        }
    }

    @Test
    void fullFile_givesUpOldWaves_andGoesOn() throws Exception {
        try (var opened = new Opened(new StoreSettings(file, 30, 8760, 16))) {
            opened.append(BED, drug(0));
            for (int n = 1; n < 400_000 && opened.troubles.isEmpty(); n++) {
                opened.append(BED, pleth(n));
                if (n % 5_000 == 0) opened.settle();
            }
            assertTrue(told(opened, "full"), opened.troubles.toString());
            opened.append(BED, drug(1));
            opened.settle();
            await().until(() -> opened.troubles.getLast().isEmpty());
            var drugs = opened.all().stream()
                    .filter(Input.DrugGiven.class::isInstance)
                    .toList();
            assertEquals(List.of(drug(0), drug(1)), drugs);
        }
    }

    @Test
    void fullFileWithoutWaves_givesUpNumbers_neverPeople() throws Exception {
        try (var opened = new Opened(new StoreSettings(file, 30, 8760, 16))) {
            for (int n = 0; n < 1_000_000 && opened.troubles.isEmpty(); n++) {
                if (n % 1_000 <= 1) opened.settle();
                opened.append(BED, n % 1_000 == 0 ? drug(n) : spo2(n));
            }
            opened.settle();
            var drugs = opened.all().stream()
                    .filter(Input.DrugGiven.class::isInstance)
                    .toList();
            for (int i = 0; i < drugs.size(); i++) assertEquals(drug(i * 1_000L), drugs.get(i));
            assertTrue(told(opened, "full"), opened.troubles.toString());
        }
    }

    @Test
    void impossibleWrite_isLeftOut_andHoldsUpNothing() throws Exception {
        try (var opened = new Opened(file)) {
            opened.sql("CREATE TRIGGER refusal BEFORE INSERT ON unbound BEGIN SELECT RAISE(ABORT, 'on purpose'); END");
            opened.journal.keepUnbound(Opened.CLIP, "message", "why");
            opened.append(BED, spo2(1));
            opened.settle();
            assertEquals(List.of(spo2(1)), opened.all());
            assertTrue(told(opened, "left out 1"), opened.troubles.toString());
        }
    }

    @Test
    void closingWithADeadDisk_comesToAnEnd() throws SQLException {
        var opened = new Opened(file);
        try (var foreign = opened.foreign()) {
            Sql.run(foreign, "BEGIN EXCLUSIVE");
            opened.append(BED, spo2(1));
            opened.close();
        }
        try (var again = new Opened(file)) {
            assertEquals(2, again.store.epoch());
        }
    }

    private static boolean told(Opened opened, String words) {
        return opened.troubles.stream().anyMatch(trouble -> trouble.contains(words));
    }
}
