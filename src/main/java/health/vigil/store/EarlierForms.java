package health.vigil.store;

import static java.util.Map.entry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.TreeTraversingParser;
import health.vigil.alarm.Input;
import health.vigil.alarm.Output;
import health.vigil.alarm.state.Alarm;
import health.vigil.alarm.state.AlarmOff;
import health.vigil.alarm.state.Audio;
import health.vigil.alarm.state.Breathing;
import health.vigil.alarm.state.Explanation;
import health.vigil.alarm.state.Link;
import health.vigil.alarm.state.SourceSpec;
import health.vigil.profile.Authority;
import health.vigil.profile.LimitEdit;
import health.vigil.profile.Profile;
import health.vigil.profile.Rung;
import health.vigil.vital.Limb;
import java.io.IOException;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Reads what earlier versions wrote: each record that has grown since, completed by what its absent components meant
/// then. Only where that is known for certain; everything else that lacks a component stays unreadable.
///
/// | record | component | what its absence means |
/// |---|---|---|
/// | `SourceSpec` | `limb` | nobody could say where a sensor sits |
/// | `SourceSpec` | `takesOrders` | the bed did not know; it gives no orders before it does |
/// | `SourceSpec` | `recorded` | a replay was taken for a device |
/// | `CuffOrdered` | `cuff` | the first that took the order: `any` |
/// | `Rung` | `clear` | a violation ended at its limit, a depth-weighted one at its `clearAt` |
/// | `Profile` | `authority` | no file decided |
/// | `Profile` | `layers` | limits that no phase and no baseline changed |
/// | `Alarm` | `lost` | an alarm ended with its number: none was lost |
/// | `AlarmOff` and what turns it on and off | `subject` | a condition was off wherever it was |
/// | `Audio` | `held` | whatever was silent counted as silenced |
/// | `Breathing` | `blindSince` | a capnograph that could not see was forgotten |
/// | `Link` | `stalls` | a stall was taken for a start |
/// | `LimitEdit` | `by`, `wallMillis` | nobody's name was kept with a limit |
/// | `Discharged` | `reason` | nobody was asked |
/// | `Acknowledged` | `seen` | an id stood for the alarm as it was by then |
/// | `Explanation` | all | an explanation was words |
final class EarlierForms extends BeanDeserializerModifier {
    private static final long serialVersionUID = 1;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final Map<Class<?>, UnaryOperator<JsonNode>> COMPLETED = Map.ofEntries(
            entry(SourceSpec.class, EarlierForms::source),
            entry(Rung.class, EarlierForms::rung),
            entry(Profile.class, EarlierForms::profile),
            entry(Alarm.class, EarlierForms::alarm),
            entry(Explanation.class, EarlierForms::explanation),
            entry(AlarmOff.class, EarlierForms::ofNoSubject),
            entry(Input.AlarmPaused.class, EarlierForms::ofNoSubject),
            entry(Input.AlarmTurnedOff.class, EarlierForms::ofNoSubject),
            entry(Input.AlarmTurnedOn.class, EarlierForms::ofNoSubject),
            entry(Output.CuffOrdered.class, EarlierForms::ordered),
            entry(Output.AlarmReactivated.class, EarlierForms::ofNoSubject),
            entry(Audio.Paused.class, EarlierForms::silence),
            entry(Audio.Off.class, EarlierForms::silence),
            entry(LimitEdit.class, EarlierForms::ofNobody),
            entry(Input.Discharged.class, left -> with(left, "reason", TextNode.valueOf(""))),
            entry(Input.Acknowledged.class, ack -> with(ack, "seen", JSON.nullNode())),
            entry(Breathing.class, EarlierForms::breathing),
            entry(Link.class, EarlierForms::link));

    @Override
    public JsonDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription record, JsonDeserializer<?> today) {
        var completed = COMPLETED.get(record.getBeanClass());
        return completed == null ? today : new Completing(today, completed);
    }

    private static JsonNode source(JsonNode source) {
        var placed = with(source, "limb", TextNode.valueOf(Limb.UNKNOWN.name()));
        return with(with(placed, "takesOrders", JSON.booleanNode(false)), "recorded", JSON.booleanNode(false));
    }

    private static JsonNode ofNoSubject(JsonNode off) {
        return with(off, "subject", TextNode.valueOf(""));
    }

    private static JsonNode ordered(JsonNode ordered) {
        return with(ordered, "cuff", JSON.objectNode().put("name", "any"));
    }

    private static JsonNode silence(JsonNode audio) {
        return with(audio, "held", JSON.arrayNode());
    }

    private static JsonNode rung(JsonNode rung) {
        var clearAt = rung.path("delay").path("clearAt");
        var by = clearAt.isNumber()
                ? Math.abs(clearAt.doubleValue() - rung.path("limit").doubleValue())
                : 0;
        return with(rung, "clear", JSON.objectNode().put("by", by).put("seconds", 0));
    }

    private static JsonNode profile(JsonNode profile) {
        var layers = JSON.objectNode();
        layers.set("ladders", profile.path("ladders"));
        layers.set("cuffIntervalMinutes", profile.path("cuffIntervalMinutes"));
        for (var none : new String[] {"phases", "relative", "edits"}) layers.set(none, JSON.arrayNode());
        return with(with(profile, "layers", layers), "authority", JSON.pojoNode(Authority.DEFAULT));
    }

    private static JsonNode alarm(JsonNode alarm) {
        return with(alarm, "lost", JSON.nullNode());
    }

    private static JsonNode ofNobody(JsonNode edit) {
        return with(with(edit, "by", TextNode.valueOf("")), "wallMillis", JSON.numberNode(0));
    }

    private static JsonNode breathing(JsonNode breathing) {
        return with(breathing, "blindSince", JSON.numberNode(-1));
    }

    private static JsonNode link(JsonNode link) {
        return with(link, "stalls", JSON.arrayNode());
    }

    private static JsonNode explanation(JsonNode explanation) {
        if (!explanation.isTextual()) return explanation;
        return JSON.objectNode().put("rule", "").put("delaySeconds", Double.NaN).put("held", explanation.textValue());
    }

    private static JsonNode with(JsonNode object, String component, JsonNode value) {
        if (object instanceof ObjectNode node && !node.has(component)) node.set(component, value);
        return object;
    }

    /// Takes a record's text as a tree, so that something can be added before it is read as today's.
    private static final class Completing extends DelegatingDeserializer {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial") // never serialised itself
        private final UnaryOperator<JsonNode> completed;

        Completing(JsonDeserializer<?> today, UnaryOperator<JsonNode> completed) {
            super(today);
            this.completed = completed;
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> today) {
            return new Completing(today, completed);
        }

        @Override
        public Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
            JsonNode tree = json.readValueAsTree();
            try (var parser = new TreeTraversingParser(completed.apply(tree), json.getCodec())) {
                parser.nextToken();
                return super.deserialize(parser, context);
            }
        }
    }
}
