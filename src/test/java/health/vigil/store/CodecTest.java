package health.vigil.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.vigil.alarm.Input;
import health.vigil.alarm.Output;
import health.vigil.alarm.state.AlarmState;
import health.vigil.alarm.state.BedState;
import health.vigil.vital.Moment;
import health.vigil.vital.Reading;
import health.vigil.vital.SourceId;
import health.vigil.vital.Vital;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodecTest {
    private static final int ROUNDS = 200;
    private static final Moment AT = new Moment(3, 123_456_789_012L, 1_760_000_000_123L);
    private final Codec codec = new Codec();

    static Stream<Class<?>> inputs() {
        return Samples.kinds(Input.class);
    }

    static Stream<Class<?>> outputs() {
        return Samples.kinds(Output.class);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void everyInput_comesBackTheSame(Class<? extends Input> kind) {
        var samples = new Samples(kind.getName().hashCode());
        for (int i = 0; i < ROUNDS; i++) {
            var input = samples.of(kind);
            var text = codec.text(input);
            var back = codec.input(text, Codec.FORMAT);
            assertEquals(input, back);
            assertEquals(text, codec.text(back));
        }
    }

    @ParameterizedTest
    @MethodSource("outputs")
    void everyOutput_comesBackTheSame(Class<? extends Output> kind) {
        var samples = new Samples(kind.getName().hashCode());
        for (int i = 0; i < ROUNDS; i++) {
            var output = samples.of(kind);
            var text = codec.text(output);
            var back = codec.output(text, Codec.FORMAT);
            assertEquals(output, back);
            assertEquals(text, codec.text(back));
        }
    }

    @Test
    void everyState_comesBackTheSame() {
        var samples = new Samples(1);
        assertEquals(BedState.EMPTY, codec.state(codec.text(BedState.EMPTY), Codec.FORMAT));
        for (int i = 0; i < ROUNDS; i++) {
            var state = samples.of(BedState.class);
            var text = codec.text(state);
            var back = codec.state(text, Codec.FORMAT);
            assertEquals(state, back);
            assertEquals(text, codec.text(back));
        }
    }

    @Test
    void everyAlarmState_isMetInsideAlarms() {
        var met = new HashSet<Class<?>>();
        var samples = new Samples(2);
        for (int i = 0; i < ROUNDS; i++) {
            var raised = samples.of(Output.Raised.class);
            met.add(raised.alarm().state().getClass());
            assertEquals(raised, codec.output(codec.text(raised), Codec.FORMAT));
        }
        assertEquals(Set.copyOf(Samples.kinds(AlarmState.class).toList()), met);
    }

    @Test
    void missingNumber_staysMissing() {
        var event = new Reading.DeviceEvent(AT, Reading.DeviceEvent.Kind.BREATH, Double.NaN, "");
        var back = codec.input(codec.text(new Input.Received(new SourceId("capno"), event)), Codec.FORMAT);
        assertEquals(new Input.Received(new SourceId("capno"), event), back);
    }

    @Test
    void text_isStableAndReadable() {
        var input = new Input.Received(new SourceId("clip"), Reading.Measured.of(AT, Vital.SPO2, 97));
        assertEquals("""
            {"is":"Received","at":{"epoch":3,"nanos":123456789012,"wallMillis":1760000000123},\
            "source":{"name":"clip"},"reading":{"is":"Measured",\
            "at":{"epoch":3,"nanos":123456789012,"wallMillis":1760000000123},\
            "vital":"SPO2","value":97.0,"method":"DEVICE","quality":"GOOD","ageMillis":0}}\
            """, codec.text(input));
    }

    @Test
    void row_keepsOrderOutputsAndPlacesOfWaves() throws Exception {
        var samples = new Samples(3);
        var row = new ArrayList<Event>();
        for (int i = 0; i < 50; i++)
            row.add(i % 7 == 3 ? null : new Event(samples.of(Input.class), List.of(samples.of(Output.class))));
        assertEquals(row, codec.row(codec.row(row), Codec.FORMAT));
    }

    @Test
    void unknownFormat_isNamed() {
        var e = assertThrows(StoreException.class, () -> codec.input("{}", 7));
        assertTrue(e.getMessage().contains("format 7"), e.getMessage());
    }

    @Test
    void brokenText_isRefusedWithoutQuotingIt() {
        var text = codec.text(new Input.Discharged(AT, "nurse Ada"));
        for (int cut = 0; cut < text.length(); cut++) {
            var part = text.substring(0, cut);
            var e = assertThrows(StoreException.class, () -> codec.input(part, Codec.FORMAT));
            assertFalse(e.getMessage().contains("Ada"), e.getMessage());
        }
    }

    @Test
    void missingComponent_isRefused() {
        assertThrows(StoreException.class, () -> codec.input("{\"is\":\"Ticked\"}", Codec.FORMAT));
    }

    @Test
    void unknownComponent_isPassedOver() {
        var text = codec.text(new Input.Ticked(AT));
        var more = text.substring(0, text.length() - 1) + ",\"gone\":[1,{\"a\":2}]}";
        assertEquals(new Input.Ticked(AT), codec.input(more, Codec.FORMAT));
    }

    @Test
    void encoding_isFastEnoughForTheWriter() throws Exception {
        var row = new ArrayList<Event>();
        for (int i = 0; i < 100; i++)
            row.add(new Event(
                    new Input.Received(new SourceId("clip"), Reading.Measured.of(AT.plusNanos(i), Vital.SPO2, 97)),
                    List.of()));
        var took = new long[300];
        var length = 0L;
        for (int i = 0; i < took.length; i++) {
            var start = System.nanoTime();
            length += codec.row(row).length();
            took[i] = (System.nanoTime() - start) / row.size();
        }
        Arrays.sort(took);
        System.out.println("codec: median " + took[took.length / 2] + " ns an input, best " + took[0] + " ns, "
                + length / took.length / row.size() + " characters");
        assertTrue(length > 0);
    }
}
