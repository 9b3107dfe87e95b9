package health.vigil.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import health.vigil.alarm.Input;
import health.vigil.alarm.Output;
import health.vigil.alarm.state.BedState;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Inputs, outputs and states as JSON text and back, exactly: what is read and written again is the same text, and a
/// number that is no number survives.
///
/// The pure packages know nothing of it. Records are written by their components; a value declared as a sealed
/// interface carries the simple name of its record in the property `is`. A component that is new in a later version
/// makes an old text unreadable unless {@link EarlierForms} says what its absence means; one that is gone is passed
/// over.
public final class Codec {
    /// Number of the text's format, kept beside every text.
    public static final int FORMAT = 1;

    private static final String KIND = "is";

    private final ObjectMapper mapper = JsonMapper.builder()
            .annotationIntrospector(new Sealed())
            .addModule(new SimpleModule().setDeserializerModifier(new EarlierForms()))
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final ObjectWriter inputs = mapper.writerFor(Input.class);
    private final ObjectWriter outputs = mapper.writerFor(Output.class);
    private final ObjectReader events = mapper.readerForListOf(Event.class);

    /// Text of an input.
    public String text(Input input) {
        return text(inputs, input);
    }

    /// Text of an output.
    public String text(Output output) {
        return text(outputs, output);
    }

    /// Text of a state.
    public String text(BedState state) {
        return text(mapper.writer(), state);
    }

    /// @throws StoreException if the text is not one of this format
    public Input input(String text, int format) {
        return value(Input.class, text, format);
    }

    /// @throws StoreException if the text is not one of this format
    public Output output(String text, int format) {
        return value(Output.class, text, format);
    }

    /// @throws StoreException if the text is not one of this format
    public BedState state(String text, int format) {
        return value(BedState.class, text, format);
    }

    /// Text of a row: its events in order, null for the place of a waveform that is kept elsewhere.
    String row(List<@Nullable Event> row) throws IOException {
        var text = new StringWriter();
        try (var json = mapper.createGenerator(text)) {
            json.writeStartArray();
            for (var event : row) slot(json, event);
            json.writeEndArray();
        }
        return text.toString();
    }

    private void slot(JsonGenerator json, @Nullable Event event) throws IOException {
        if (event == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeFieldName("input");
        inputs.writeValue(json, event.input());
        json.writeArrayFieldStart("outputs");
        for (var output : event.outputs()) outputs.writeValue(json, output);
        json.writeEndArray();
        json.writeEndObject();
    }

    /// The events of a row, null where a waveform goes.
    List<@Nullable Event> row(String text, int format) {
        check(format);
        try {
            return events.readValue(text);
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
    }

    /// A checksum that tells a damaged text.
    static long crc(String text) {
        var crc = new CRC32C();
        crc.update(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return crc.getValue();
    }

    private static String text(ObjectWriter writer, Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new StoreException(value.getClass().getSimpleName() + " cannot be written as text", e);
        }
    }

    private <T> T value(Class<T> type, String text, int format) {
        check(format);
        try {
            return mapper.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
    }

    private static void check(int format) {
        if (format != FORMAT)
            throw new StoreException("written in format " + format + ", this version of Vigil reads " + FORMAT
                    + "; read it with the version that wrote it");
    }

    /// Jackson's own message quotes the text, which may name a patient; only place and kind are passed on.
    private static StoreException unreadable(JsonProcessingException e) {
        return new StoreException(place(e) + ": " + reason(e) + "; read it with the version of Vigil that wrote it");
    }

    /// `[0].input.sources[1].limb`, or how many characters in where it is no JSON at all.
    private static String place(JsonProcessingException e) {
        var path = new StringBuilder();
        if (e instanceof JsonMappingException in)
            for (var step : in.getPath())
                if (step.getFieldName() == null)
                    path.append('[').append(step.getIndex()).append(']');
                else path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
        if (!path.isEmpty()) return path.toString();
        var at = e.getLocation();
        return at == null || at.getCharOffset() < 0 ? "the text" : "character " + at.getCharOffset();
    }

    private static String reason(JsonProcessingException e) {
        return switch (e) {
            case InvalidTypeIdException unknown -> "is of a kind that this version does not know";
            case InvalidFormatException unknown -> "has a value that this version does not know";
            case ValueInstantiationException refused -> "has a value that is not allowed";
            case MismatchedInputException other -> "lacks something, or is something else than expected";
            default -> "is no complete JSON";
        };
    }

    /// Teaches Jackson sealed interfaces from the permits clause.
    private static final class Sealed extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated type) {
            if (!type.getRawType().isSealed()) return super.findPolymorphicTypeInfo(config, type);
            return JsonTypeInfo.Value.construct(
                    JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, KIND, null, false, true, null);
        }

        @Override
        public @Nullable List<NamedType> findSubtypes(Annotated type) {
            if (!type.getRawType().isSealed()) return super.findSubtypes(type);
            var kinds = new ArrayList<NamedType>();
            collect(type.getRawType(), kinds);
            return kinds;
        }

        private static void collect(Class<?> type, List<NamedType> kinds) {
            for (var kind : type.getPermittedSubclasses())
                if (kind.isSealed()) collect(kind, kinds);
                else kinds.add(new NamedType(kind, kind.getSimpleName()));
        }
    }
}
