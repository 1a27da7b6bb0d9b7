package io.bellwether.events;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion;
import com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.PropertySortUtils;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;

/** The JSON Schema of each event's data, derived from its record. */
final class Schemas {

    static final Path FOLDER = Path.of("src/main/resources/schemas");

    private static final SchemaGenerator GENERATOR = generator();

    private Schemas() {}

    static Path file(EventType type) {
        return FOLDER.resolve(type.kind() + ".v" + type.version() + ".json");
    }

    static ObjectNode of(EventType type) {
        ObjectNode generated = GENERATOR.generateSchema(type.shape());
        ObjectNode schema = Json.mapper().createObjectNode();
        schema.set("$schema", generated.remove("$schema"));
        schema.put("$id", "/v1/schemas/" + type.kind());
        schema.put("title", type.kind());
        schema.put("description", type.says());
        return schema.setAll(generated);
    }

    private static SchemaGenerator generator() {
        var config = new SchemaGeneratorConfigBuilder(
                        Json.mapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.INLINE_ALL_SCHEMAS);
        config.forFields()
                .withRequiredCheck(Schemas::required)
                .withNullableCheck(field -> !field.isFakeContainerItemScope() && !required(field))
                .withNumberInclusiveMinimumResolver(field -> limit(field, true))
                .withNumberInclusiveMaximumResolver(field -> limit(field, false))
                .withStringMaxLengthResolver(
                        field -> field.getType().isInstanceOf(String.class) ? Constraints.LONGEST_STRING : null);
        config.forTypesInGeneral()
                .withPropertySorter(PropertySortUtils.SORT_PROPERTIES_FIELDS_BEFORE_METHODS)
                .withCustomDefinitionProvider(Schemas::wireForm);
        return new SchemaGenerator(config.build());
    }

    private static boolean required(FieldScope field) {
        return field.getAnnotation(Required.class) != null;
    }

    private static BigDecimal limit(FieldScope field, boolean lowest) {
        var range = field.getAnnotation(Range.class);
        if (range == null) {
            return null;
        }
        return new BigDecimal(BigDecimal.valueOf(lowest ? range.min() : range.max()).stripTrailingZeros().toPlainString());
    }

    private static CustomDefinition wireForm(ResolvedType type, SchemaGenerationContext context) {
        ObjectNode definition = Json.mapper().createObjectNode().put("type", "string");
        if (type.isInstanceOf(Enum.class)) {
            ArrayNode names = definition.putArray("enum");
            Arrays.stream(type.getErasedType().getEnumConstants()).forEach(names::addPOJO);
        } else if (type.isInstanceOf(LocalDate.class)) {
            definition.put("format", "date");
        } else {
            return null;
        }
        return new CustomDefinition(definition, DefinitionType.INLINE, AttributeInclusion.YES);
    }
}
