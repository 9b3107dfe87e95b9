package health.vigil.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.state.Alarm;
import health.vigil.alarm.state.AlarmState;
import health.vigil.alarm.state.Audio;
import health.vigil.alarm.state.BedState;
import health.vigil.alarm.state.Episode;
import health.vigil.profile.Authority;
import health.vigil.profile.Condition;
import health.vigil.profile.Profile;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Every state an alarm can stand in, and everything that can happen to it there (requirements R13, R32 to R35;
/// IEC 60601-1-8 6.8), as transcripts: seconds | what happens | what is told.
class AlarmStatesTest {
    @Nested
    class WhileItSounds {
        @Test
        void graverRung_soundsAtThat() {
            Script.play("""
                0  | clip PULSE_RATE 140 |
                10 |                     | raised PULSE_HIGH MEDIUM
                20 | clip PULSE_RATE 160 |
                25 |                     | escalated PULSE_HIGH HIGH
                """);
        }

        @Test
        void milderRung_leavesAnUnacknowledgedLatchingHighAsItIs() {
            var state = Script.play("""
                0  | clip PULSE_RATE 160 |
                5  |                     | raised PULSE_HIGH HIGH
                20 | clip PULSE_RATE 140 |
                60 |                     |
                61 | clip PULSE_RATE 100 | latched PULSE_HIGH HIGH
                """);
            assertEquals(160, only(state).extreme());
        }

        @Test
        void milderRung_lowersOneThatDoesNotLatch() {
            Script.play("""
                0  | capno RESPIRATION_RATE 13 |
                15 |                           | raised RESPIRATION_LOW MEDIUM
                20 | capno RESPIRATION_RATE 16 | deescalated RESPIRATION_LOW LOW
                """);
        }

        @Test
        void endOfTheCondition_endsOrLatchesIt() {
            Script.play("""
                0  | clip PULSE_RATE 140 |
                10 |                     | raised PULSE_HIGH MEDIUM
                20 | clip PULSE_RATE 100 | ended PULSE_HIGH MEDIUM
                30 | clip PULSE_RATE 160 |
                35 |                     | raised PULSE_HIGH HIGH
                40 | clip PULSE_RATE 100 | latched PULSE_HIGH HIGH
                """);
        }

        @Test
        void alarmPaused_endsItAndItComesBackWhenTheTimeIsUp() {
            var state = Script.play("""
                0  | clip PULSE_RATE 140      |
                10 |                          | raised PULSE_HIGH MEDIUM
                20 | alarmpause PULSE_HIGH 60 | PULSE_HIGH alarm paused + ended PULSE_HIGH MEDIUM
                80 |                          | PULSE_HIGH alarm on: time is up + raised PULSE_HIGH MEDIUM
                """);
            assertTrue(state.off().isEmpty());
            assertNotNull(state.audible());
        }

        @Test
        void alarmOff_endsItAndTheEpisodeSaysSo() {
            var state = Script.play("""
                0  | clip PULSE_RATE 140                   |
                10 |                                       | raised PULSE_HIGH MEDIUM
                20 | alarmoff PULSE_HIGH given atropine    | PULSE_HIGH alarm off + ended PULSE_HIGH MEDIUM
                30 | clip PULSE_RATE 160                   |
                60 |                                       |
                """);
            assertNull(state.audible());
            assertTrue(state.ranked().isEmpty());
            assertInstanceOf(
                    AlarmState.Inactivated.class,
                    state.episodes().getFirst().alarm().state());
            assertEquals("given atropine", state.off().getFirst().reason());
        }

        @Test
        void restart_saysItAgain() {
            Script.play("""
                0  | clip PULSE_RATE 140 |
                10 |                     | raised PULSE_HIGH MEDIUM
                20 | restart 2           |
                22 |                     | realarmed PULSE_HIGH MEDIUM + %s
                """.formatted(outage(2)));
        }
    }

    @Nested
    class OnceAcknowledged {
        @Test
        void highThatLasts_soundsAgainAfterTwoMinutes_mediumDoesNot() {
            Script.play("""
                0   | clip SPO2 97, clip PULSE_RATE 160, capno RESPIRATION_RATE 13 |
                5   |     | raised PULSE_HIGH HIGH
                15  |     | raised RESPIRATION_LOW MEDIUM
                20  | ack | acknowledged PULSE_HIGH HIGH + acknowledged RESPIRATION_LOW MEDIUM
                140 |     | realarmed PULSE_HIGH HIGH
                300 |     |
                """);
        }

        @Test
        void graverRung_soundsAnew_milderStaysSilent() {
            var state = Script.play("""
                0  | clip SPO2 97, clip PULSE_RATE 140 |
                10 |                     | raised PULSE_HIGH MEDIUM
                12 | ack                 | acknowledged PULSE_HIGH MEDIUM
                20 | clip PULSE_RATE 160 |
                25 |                     | escalated PULSE_HIGH HIGH
                30 | ack                 | acknowledged PULSE_HIGH HIGH
                40 | clip PULSE_RATE 140 | deescalated PULSE_HIGH MEDIUM
                200|                     |
                """);
            assertNull(state.audible());
        }

        @Test
        void endOfTheCondition_endsEvenALatchingOne() {
            Script.play("""
                0  | clip PULSE_RATE 160 |
                5  |                     | raised PULSE_HIGH HIGH
                10 | ack                 | acknowledged PULSE_HIGH HIGH
                20 | clip PULSE_RATE 100 | ended PULSE_HIGH HIGH
                """);
        }

        @Test
        void alarmOff_endsItAndAlarmOnRaisesItUnacknowledged() {
            Script.play("""
                0  | clip PULSE_RATE 160      |
                5  |                          | raised PULSE_HIGH HIGH
                10 | ack                      | acknowledged PULSE_HIGH HIGH
                15 | alarmoff PULSE_HIGH known| PULSE_HIGH alarm off + ended PULSE_HIGH HIGH
                20 | alarmon PULSE_HIGH       | PULSE_HIGH alarm on: ended by nurse + raised PULSE_HIGH HIGH
                """);
        }

        @Test
        void restart_keepsItSilentAndItsTimerRunning() {
            Script.play("""
                0   | clip SPO2 97, clip PULSE_RATE 160 |
                5   |                     | raised PULSE_HIGH HIGH
                10  | ack                 | acknowledged PULSE_HIGH HIGH
                20  | restart 2           |
                22  |                     | %s
                130 |                     | realarmed PULSE_HIGH HIGH
                """.formatted(outage(2)));
        }
    }

    @Nested
    class OnceLatched {
        @Test
        void recurrence_soundsAgainAtItsPriority_evenIfMilder() {
            var state = Script.play("""
                0  | clip PULSE_RATE 160 |
                5  |                     | raised PULSE_HIGH HIGH
                10 | clip PULSE_RATE 100 | latched PULSE_HIGH HIGH
                20 | clip PULSE_RATE 140 |
                30 |                     | realarmed PULSE_HIGH HIGH
                """);
            assertEquals(160, only(state).extreme());
        }

        @Test
        void acknowledging_endsIt_andItsEpisodeEndsWhenTheConditionDid() {
            var state = Script.play("""
                0  | clip PULSE_RATE 160 |
                5  |                     | raised PULSE_HIGH HIGH
                10 | clip PULSE_RATE 100 | latched PULSE_HIGH HIGH
                40 | ack                 | acknowledged PULSE_HIGH HIGH + ended PULSE_HIGH HIGH
                """);
            var episode = state.episodes().getFirst();
            assertEquals(
                    5_000,
                    Engine.millis(episode.ended().nanosSince(episode.alarm().onset())));
            assertEquals(160, episode.alarm().extreme());
            assertEquals(
                    "nurse",
                    assertInstanceOf(
                                    AlarmState.Acknowledged.class,
                                    episode.alarm().state())
                            .by());
        }

        @Test
        void alarmPaused_endsItForGood() {
            var state = Script.play("""
                0  | clip PULSE_RATE 160      |
                5  |                          | raised PULSE_HIGH HIGH
                10 | clip PULSE_RATE 100      | latched PULSE_HIGH HIGH
                20 | alarmpause PULSE_HIGH 30 | PULSE_HIGH alarm paused + ended PULSE_HIGH HIGH
                50 |                          | PULSE_HIGH alarm on: time is up
                """);
            assertTrue(state.alarms().isEmpty());
            assertEquals(1, state.episodes().size());
        }

        @Test
        void restart_keepsItAndSaysItAgain() {
            Script.play("""
                0  | clip PULSE_RATE 160 |
                5  |                     | raised PULSE_HIGH HIGH
                10 | clip PULSE_RATE 100 | latched PULSE_HIGH HIGH
                20 | restart 2           |
                22 |                     | realarmed PULSE_HIGH HIGH + %s
                """.formatted(outage(2)));
        }
    }

    @Nested
    class WhileInactivated {
        @Test
        void conditionThatBegins_isNotRaised_andAtTheEndOfThePauseAtOnce() {
            Script.play("""
                0  | clip PULSE_RATE 100      |
                5  | alarmpause PULSE_HIGH 30 | PULSE_HIGH alarm paused
                10 | clip PULSE_RATE 160      |
                35 |                          | PULSE_HIGH alarm on: time is up + raised PULSE_HIGH HIGH
                """);
        }

        @Test
        void violationThatBeganInThePause_waitsNoLongerThanItsDelay() {
            Script.play("""
                0  | clip PULSE_RATE 100      |
                5  | alarmpause PULSE_HIGH 30 | PULSE_HIGH alarm paused
                30 | clip PULSE_RATE 140      |
                35 |                          | PULSE_HIGH alarm on: time is up
                40 |                          | raised PULSE_HIGH MEDIUM
                """);
        }

        @Test
        void conditionThatComesAndGoes_isNeverTold() {
            var state = Script.play("""
                0  | clip PULSE_RATE 100      |
                5  | alarmpause PULSE_HIGH 60 | PULSE_HIGH alarm paused
                10 | clip PULSE_RATE 160      |
                30 | clip PULSE_RATE 100      |
                65 |                          | PULSE_HIGH alarm on: time is up
                """);
            assertTrue(state.episodes().isEmpty());
        }

        @Test
        void rungsReachedMeanwhile_countAtTheEnd() {
            var state = Script.play("""
                0  | clip PULSE_RATE 140      |
                10 |                          | raised PULSE_HIGH MEDIUM
                15 | alarmpause PULSE_HIGH 60 | PULSE_HIGH alarm paused + ended PULSE_HIGH MEDIUM
                20 | clip PULSE_RATE 170      |
                40 | clip PULSE_RATE 140      |
                75 |                          | PULSE_HIGH alarm on: time is up + raised PULSE_HIGH MEDIUM
                """);
            assertEquals(140, only(state).extreme());
        }

        @Test
        void otherConditions_soundAsEver() {
            Script.play("""
                0  | clip PULSE_RATE 160, clip SPO2 97 |
                5  |                                   | raised PULSE_HIGH HIGH
                6  | alarmoff PULSE_HIGH crying        | PULSE_HIGH alarm off + ended PULSE_HIGH HIGH
                8  | clip SPO2 84                      | raised SPO2_DESATURATION HIGH
                10 | clip PULSE_RATE 45                |
                15 |                                   | raised PULSE_LOW HIGH
                """);
        }

        @Test
        void acknowledgingOrTaking_findsNothing() {
            Script.play("""
                0  | clip PULSE_RATE 160        |
                5  |                            | raised PULSE_HIGH HIGH
                6  | alarmoff PULSE_HIGH crying | PULSE_HIGH alarm off + ended PULSE_HIGH HIGH
                7  | ack                        | refused acknowledge: there is no such alarm any more
                8  | accept 1                   | refused accept alarm 1: it is over
                9  | accept 2                   | refused accept alarm 2: it is over
                10 | pause 30                   | refused pause audio: nothing sounds; a new alarm always does
                """);
        }

        @Test
        void pauseMadeOff_staysOff_andOffMadePause_comesBack() {
            Script.play("""
                0   | alarmpause PULSE_HIGH 30   | PULSE_HIGH alarm paused
                10  | alarmoff PULSE_HIGH crying | PULSE_HIGH alarm off
                60  |                            |
                70  | alarmpause PULSE_HIGH 30   | PULSE_HIGH alarm paused
                100 |                            | PULSE_HIGH alarm on: time is up
                """);
        }

        @Test
        void technicalCondition_isRaisedWhenItIsOnAgain() {
            Script.play("""
                0  | clip SPO2 97                     |
                5  | alarmoff LINK_DOWN:clip moved    | LINK_DOWN:clip alarm off
                10 | silence clip, down clip          |
                20 | alarmon LINK_DOWN:clip           | LINK_DOWN:clip alarm on: ended by nurse + raised LINK_DOWN clip MEDIUM
                30 | up clip, clip SPO2 97            | ended LINK_DOWN clip MEDIUM
                """);
        }

        @Test
        void troubleReportedOnce_isNotForgotten() {
            Script.play("""
                0  | alarmpause CUFF_FAILED:cuff 60 | CUFF_FAILED:cuff alarm paused
                5  | event cuff CUFF_FAILED         |
                60 |                                | CUFF_FAILED:cuff alarm on: time is up + raised CUFF_FAILED cuff LOW
                """);
        }

        @Test
        void troubleOfAPart_isForgottenWhenWeStartAnew_itsInactivationIsNot() {
            Script.play("""
                0  | alarmoff CUFF_FAILED:cuff known | CUFF_FAILED:cuff alarm off
                5  | event cuff CUFF_FAILED          |
                10 | restart 2                       |
                12 |                                 | %s
                20 | alarmon CUFF_FAILED:cuff        | CUFF_FAILED:cuff alarm on: ended by nurse
                """.formatted(outage(2)));
        }

        @Test
        void coverThatIsOff_coversNothing() {
            Script.play("""
                0  | event capno BREATH 38, event capno BREATH 38, event capno BREATH 38, capno ETCO2 38 |
                1  | alarmoff RESPIRATION_LOW artefact | RESPIRATION_LOW alarm off
                2  | capno RESPIRATION_RATE 9          |
                15 |                                   | raised APNEA MEDIUM
                20 |                                   | escalated APNEA HIGH
                """);
        }

        @Test
        void restart_keepsBothAndTheirRemainders() {
            var state = Script.play("""
                0   | clip SPO2 97, alarmpause PULSE_HIGH 120, alarmoff ETCO2_HIGH artefact | PULSE_HIGH alarm paused + ETCO2_HIGH alarm off
                10  | clip PULSE_RATE 160, capno ETCO2 60 |
                20  | restart 4                           |
                24  |                                     | %s
                120 |                                     | PULSE_HIGH alarm on: time is up + raised PULSE_HIGH HIGH + reminder: alarm off: EtCO2 high
                130 |                                     |
                """.formatted(outage(4)));
            assertEquals(Condition.ETCO2_HIGH, state.off().getFirst().condition());
        }

        @Test
        void pauseThatRunsOutWhileWeAreAway_isOverAfterwards() {
            Script.play("""
                0  | alarmpause PULSE_HIGH 30 | PULSE_HIGH alarm paused
                10 | clip PULSE_RATE 160      |
                20 | restart 60               |
                80 |                          | %s + PULSE_HIGH alarm on: time is up + raised PULSE_HIGH HIGH
                86 |                          |
                """.formatted(outage(60)));
        }

        @Test
        void anotherChild_hasAllAlarms() {
            Script.play("""
                0  | clip PULSE_RATE 160, alarmoff PULSE_HIGH crying, alarmpause LINK_DOWN:cuff 120 | PULSE_HIGH alarm off + LINK_DOWN:cuff alarm paused
                10 | silence cuff, down cuff                   |
                20 | admit | PULSE_HIGH alarm on: another child was admitted + LINK_DOWN:cuff alarm on: another child was admitted + raised LINK_DOWN cuff MEDIUM
                26 |                               | raised PULSE_HIGH HIGH
                """);
        }

        @Test
        void discharge_restoresAll() {
            var state = Script.play("""
                0  | alarmoff PULSE_HIGH crying, alarmoff ETCO2_HIGH artefact | PULSE_HIGH alarm off + ETCO2_HIGH alarm off
                20 | discharge | PULSE_HIGH alarm on: the child was discharged + ETCO2_HIGH alarm on: the child was discharged
                """);
            assertTrue(state.off().isEmpty());
        }

        @Test
        void reminder_comesEveryTwoMinutesAndListsWhatIsOff() {
            Script.play("""
                0   | clip SPO2 97, alarmoff PULSE_HIGH crying    | PULSE_HIGH alarm off
                60  | alarmoff ETCO2_HIGH artefact  | ETCO2_HIGH alarm off
                100 | alarmpause NIBP_SYSTOLIC_LOW 60 | NIBP_SYSTOLIC_LOW alarm paused
                120 |                               | reminder: alarm off: pulse high, EtCO2 high
                160 |                               | NIBP_SYSTOLIC_LOW alarm on: time is up
                200 | alarmon PULSE_HIGH            | PULSE_HIGH alarm on: ended by nurse
                240 |                               | reminder: alarm off: EtCO2 high
                250 | alarmon ETCO2_HIGH            | ETCO2_HIGH alarm on: ended by nurse
                500 |                               |
                """);
        }
    }

    @Nested
    class OfSeveral {
        @Test
        void highestIsHeard_ofEqualOnesTheLatest_presentBeforeOver() {
            var state = Script.play("""
                0  | clip PULSE_RATE 140, capno ETCO2 60 |
                10 |                          | raised PULSE_HIGH MEDIUM
                15 |                          | raised ETCO2_HIGH MEDIUM
                """);
            assertEquals(Condition.ETCO2_HIGH, heard(state));
            state = Script.play("""
                0  | clip PULSE_RATE 160, capno RESPIRATION_RATE 9 |
                5  |                           | raised PULSE_HIGH HIGH
                15 |                           | raised RESPIRATION_LOW HIGH
                20 | capno RESPIRATION_RATE 20 | latched RESPIRATION_LOW HIGH
                """);
            assertEquals(Condition.PULSE_HIGH, heard(state));
            assertEquals(
                    List.of(Condition.PULSE_HIGH, Condition.RESPIRATION_LOW),
                    state.ranked().stream().map(Alarm::condition).toList());
        }

        @Test
        void flood_neverHidesAHigh() {
            var parts = new StringBuilder("part EXPORT_BEHIND p0 late");
            var told = new StringBuilder("raised EXPORT_BEHIND p0 LOW");
            var gone = new StringBuilder("part EXPORT_BEHIND p0");
            var over = new StringBuilder("ended EXPORT_BEHIND p0 LOW");
            for (int i = 1; i < 200; i++) {
                parts.append(", part EXPORT_BEHIND p").append(i).append(" late");
                told.append(" + raised EXPORT_BEHIND p").append(i).append(" LOW");
                gone.append(", part EXPORT_BEHIND p").append(i);
                over.append(" + ended EXPORT_BEHIND p").append(i).append(" LOW");
            }
            var during = Script.play("""
                0  | clip PULSE_RATE 160 |
                5  |                     | raised PULSE_HIGH HIGH
                6  | %s | %s
                """.formatted(parts, told));
            assertEquals(Condition.PULSE_HIGH, heard(during));
            assertEquals(Condition.PULSE_HIGH, during.ranked().getFirst().condition());
            var after = Script.play("""
                0  | clip PULSE_RATE 160 |
                5  |                     | raised PULSE_HIGH HIGH
                6  | ack                 | acknowledged PULSE_HIGH HIGH
                7  | clip PULSE_RATE 100 | ended PULSE_HIGH HIGH
                8  | %s | %s
                9  | %s | %s
                """.formatted(parts, told, gone, over));
            assertEquals(20, after.episodes().size());
            assertEquals(
                    Condition.PULSE_HIGH, after.episodes().getFirst().alarm().condition());
        }

        @Test
        void floodOfHighs_leavesRoomForTheLatestOthers() {
            var episodes = List.<Episode>of();
            var state = Script.play("""
                0  | clip PULSE_RATE 160, capno ETCO2 60 |
                5  |                     | raised PULSE_HIGH HIGH
                15 |                     | raised ETCO2_HIGH MEDIUM
                """);
            for (var alarm : state.alarms())
                for (int i = 0; i < 30; i++) episodes = Episode.plus(episodes, new Episode(alarm, alarm.onset()));
            var highs = episodes.stream().filter(e -> e.alarm().condition() == Condition.PULSE_HIGH);
            assertEquals(10, highs.count());
            assertEquals(20, episodes.size());
        }

        private Condition heard(BedState state) {
            var audible = state.audible();
            assertNotNull(audible);
            return audible.condition();
        }
    }

    @Nested
    class UnderAnAudioPause {
        @Test
        void lesserNewOne_isSilentWithIt_equalOrHigherSounds_perCondition() {
            var state = Script.play("""
                0  | clip PULSE_RATE 140, capno ETCO2 38, capno RESPIRATION_RATE 20, cuff TEMPERATURE 37 |
                10 |                           | raised PULSE_HIGH MEDIUM
                11 | pause 120                 | audio paused
                12 | cuff TEMPERATURE 39       | raised TEMPERATURE_HIGH LOW
                """);
            assertNull(state.audible());
            state = Script.play("""
                0  | clip PULSE_RATE 140, capno ETCO2 38 |
                10 |                           | raised PULSE_HIGH MEDIUM
                11 | pause 120                 | audio paused
                12 | capno ETCO2 60            |
                27 |                           | raised ETCO2_HIGH MEDIUM
                """);
            assertNotNull(state.audible());
        }

        @Test
        void escalation_soundsThroughIt() {
            var state = Script.play("""
                0  | clip PULSE_RATE 140 |
                10 |                     | raised PULSE_HIGH MEDIUM
                11 | pause 120           | audio paused
                12 | clip PULSE_RATE 160 |
                17 |                     | escalated PULSE_HIGH HIGH + audio resumed: nothing left to silence
                """);
            assertNotNull(state.audible());
        }

        @Test
        void endOfWhatWasSilenced_endsIt() {
            Script.play("""
                0  | clip PULSE_RATE 140 |
                10 |                     | raised PULSE_HIGH MEDIUM
                11 | pause 120           | audio paused
                20 | clip PULSE_RATE 100 | ended PULSE_HIGH MEDIUM + audio resumed: nothing left to silence
                """);
        }

        @Test
        void acknowledgingWhatWasSilenced_endsIt_soTheRealarmIsHeard() {
            var state = Script.play("""
                0   | clip SPO2 97, clip PULSE_RATE 160 |
                5   |                     | raised PULSE_HIGH HIGH
                10  | pause 120           | audio paused
                11  | ack                 | acknowledged PULSE_HIGH HIGH + audio resumed: nothing left to silence
                12  | pause 30            | refused pause audio: nothing sounds; a new alarm always does
                131 |                     | realarmed PULSE_HIGH HIGH
                """);
            assertNotNull(state.audible());
        }

        @Test
        void alarmOffOfWhatWasSilenced_endsIt_andItSoundsWhenOnAgain() {
            var state = Script.play("""
                0  | clip PULSE_RATE 140        |
                10 |                            | raised PULSE_HIGH MEDIUM
                11 | pause 120                  | audio paused
                20 | alarmpause PULSE_HIGH 30   | PULSE_HIGH alarm paused + ended PULSE_HIGH MEDIUM + audio resumed: nothing left to silence
                50 |                            | PULSE_HIGH alarm on: time is up + raised PULSE_HIGH MEDIUM
                """);
            assertNotNull(state.audible());
        }

        @Test
        void restart_keepsItsRemainder() {
            Script.play("""
                0  | clip PULSE_RATE 160 |
                5  |                     | raised PULSE_HIGH HIGH
                10 | pause 60            | audio paused
                20 | restart 4           |
                24 |                     | realarmed PULSE_HIGH HIGH + %s
                70 |                     | audio resumed: time is up
                """.formatted(outage(4)));
        }

        @Test
        void anotherChild_endsIt() {
            Script.play("""
                0  | part DISK_FULL disk full | raised DISK_FULL disk MEDIUM
                5  | pause 120                | audio paused
                10 | admit                    | audio resumed: another child was admitted
                """);
        }
    }

    @Nested
    class UnderAudioOff {
        @Test
        void whatThereWasIsSilentUntilItIsTurnedOn_withAReminder() {
            var state = Script.play(LENIENT, """
                0   | clip SPO2 97, clip PULSE_RATE 140 |
                10  |                        | raised PULSE_HIGH MEDIUM
                20  | audiooff parents sleep | audio off
                140 |                        | reminder: audio off
                150 | alarmoff ETCO2_HIGH artefact | ETCO2_HIGH alarm off
                260 |                        | reminder: alarm off: EtCO2 high; audio off
                300 |                        |
                """);
            assertNull(state.audible());
            state = Script.play(LENIENT, """
                0  | clip PULSE_RATE 140    |
                10 |                        | raised PULSE_HIGH MEDIUM
                20 | audiooff parents sleep | audio off
                30 | resume                 | audio resumed: ended by nurse
                """);
            assertNotNull(state.audible());
        }

        @Test
        void equalOrHigherNewOne_soundsThroughIt_lesserDoesNot() {
            var state = Script.play(LENIENT, """
                0  | clip PULSE_RATE 140, capno ETCO2 38, cuff TEMPERATURE 37 |
                10 |                        | raised PULSE_HIGH MEDIUM
                20 | audiooff parents sleep | audio off
                30 | cuff TEMPERATURE 39    | raised TEMPERATURE_HIGH LOW
                """);
            assertNull(state.audible());
            state = Script.play(LENIENT, """
                0  | clip PULSE_RATE 140, capno ETCO2 38 |
                10 |                        | raised PULSE_HIGH MEDIUM
                20 | audiooff parents sleep | audio off
                30 | capno ETCO2 60         |
                45 |                        | raised ETCO2_HIGH MEDIUM
                """);
            assertNotNull(state.audible());
        }

        @Test
        void sameConditionAgain_isNew() {
            var state = Script.play(LENIENT, """
                0  | clip PULSE_RATE 140    |
                10 |                        | raised PULSE_HIGH MEDIUM
                20 | audiooff parents sleep | audio off
                30 | clip PULSE_RATE 100    | ended PULSE_HIGH MEDIUM
                40 | clip PULSE_RATE 140    |
                50 |                        | raised PULSE_HIGH MEDIUM
                """);
            assertNotNull(state.audible());
            assertInstanceOf(Audio.Off.class, state.audio());
        }

        @Test
        void restart_keepsIt_anotherChildEndsIt() {
            Script.play(LENIENT, """
                0   | clip SPO2 97, clip PULSE_RATE 140 |
                10  |                        | raised PULSE_HIGH MEDIUM
                20  | audiooff parents sleep | audio off
                30  | restart 4              |
                34  |                        | realarmed PULSE_HIGH MEDIUM + %s
                140 |                        | reminder: audio off
                150 | admit                  | ended PULSE_HIGH MEDIUM + audio resumed: another child was admitted
                """.formatted(outage(4)));
        }

        @Test
        void pause_takesItsPlaceAndEnds() {
            Script.play(LENIENT, """
                0  | clip PULSE_RATE 140    |
                10 |                        | raised PULSE_HIGH MEDIUM
                20 | audiooff parents sleep | audio off
                30 | pause 30               | audio paused
                60 |                        | audio resumed: time is up
                """);
        }

        @Test
        void withoutReasonOrSound_isRefused() {
            Script.play(LENIENT, """
                0 | audiooff          | refused turn audio off: without a reason; say why
                1 | audiooff sleeping | refused turn audio off: nothing sounds; a new alarm always does
                """);
        }
    }

    @Nested
    class Refused {
        @Test
        void whatMayNeverBeOff() {
            Script.play("""
                0 | alarmoff SPO2_DESATURATION noise | refused turn off alarm severe desaturation: %1$s
                1 | alarmpause SPO2_LOW 30           | refused pause alarm SpO2 low: %1$s
                2 | alarmpause APNEA 30              | refused pause alarm no breath: %1$s
                3 | alarmoff PAGER_FAILED:ward noise | refused turn off alarm page not delivered (ward): %2$s
                4 | alarmoff DISK_FULL:disk noise    | refused turn off alarm disk almost full (disk): %2$s
                5 | alarmpause NO_PULSE:clip 30      | refused pause alarm no pulse found (clip): %2$s
                """.formatted(
                            "this profile never lets it be paused or off; acknowledge it, or pause the sound",
                            "it is never paused or off; acknowledge it, or pause the sound"));
        }

        @Test
        void offWithoutReason_pauseOfAnyLength_onWhatIsOn() {
            Script.play("""
                0 | alarmoff PULSE_HIGH       | refused turn off alarm pulse high: without a reason; say why
                1 | alarmpause PULSE_HIGH 45  | refused pause alarm pulse high: for 45 s; choose 30, 60, 120 s
                2 | alarmpause PULSE_HIGH 600 | refused pause alarm pulse high: for 600 s; choose 30, 60, 120 s
                3 | alarmon PULSE_HIGH        | refused turn on alarm pulse high: it is on
                4 | audiooff reading          | refused turn audio off: this profile does not allow it; pause the sound instead
                5 | resume                    | refused resume audio: it is on
                """);
        }
    }

    /// The same child where sound may be off.
    private static final Profile LENIENT =
            Profiles.under(new Authority(List.of(), 0, List.of(Condition.ETCO2_HIGH), true, 120));

    /// `outage` and the alarm that says so, as a restart tells them.
    private static String outage(int seconds) {
        return "outage " + seconds + "000 ms + raised MONITOR_STALLED LOW + latched MONITOR_STALLED LOW";
    }

    private static Alarm only(BedState state) {
        assertEquals(1, state.alarms().size());
        return state.alarms().getFirst();
    }
}
