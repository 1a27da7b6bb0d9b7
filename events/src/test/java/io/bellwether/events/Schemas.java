package io.bellwether.events;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion;
import com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The JSON Schema of each event's data, derived from its record. */
final class Schemas {

    static final Path FOLDER = Path.of("src/main/resources/schemas");

    private static final SchemaGenerator GENERATOR = generator();

    private Schemas() {}

    static String fileName(EventType type) {
        return type.kind() + ".v" + type.version() + ".json";
    }

    static ObjectNode of(EventType type) {
        var generated = GENERATOR.generateSchema(type.shape());
        allowNullWhereOptional(generated);
        var schema = Json.mapper().createObjectNode();
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
                .withRequiredCheck(field -> field.getAnnotation(Required.class) != null)
                .withNumberInclusiveMinimumResolver(
                        field -> range(field).map(range -> plain(range.min())).orElse(null))
                .withNumberInclusiveMaximumResolver(
                        field -> range(field).map(range -> plain(range.max())).orElse(null))
                .withStringMaxLengthResolver(
                        field -> field.getType().isInstanceOf(String.class) ? Constraints.LONGEST_STRING : null);
        config.forTypesInGeneral()
                .withPropertySorter((_, _) -> 0) // as declared
                .withCustomDefinitionProvider(Schemas::wireForm);
        return new SchemaGenerator(config.build());
    }

    private static Optional<Range> range(FieldScope field) {
        return Optional.ofNullable(field.getAnnotation(Range.class));
    }

    private static BigDecimal plain(double limit) {
        return new BigDecimal(BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString());
    }

    private static CustomDefinition wireForm(ResolvedType type, SchemaGenerationContext context) {
        var definition = Json.mapper().createObjectNode().put("type", "string");
        if (type.isInstanceOf(Enum.class)) {
            definition.set(
                    "enum", Json.mapper().valueToTree(type.getErasedType().getEnumConstants()));
        } else if (type.isInstanceOf(LocalDate.class)) {
            definition.put("format", "date");
        } else if (type.isInstanceOf(Instant.class)) {
            definition.put("format", "date-time");
        } else {
            return null;
        }
        return new CustomDefinition(definition, DefinitionType.INLINE, AttributeInclusion.YES);
    }

    private static void allowNullWhereOptional(JsonNode schema) {
        var required = required(schema);
        for (var property : schema.path("properties").properties()) {
            var field = (ObjectNode) property.getValue();
            allowNullWhereOptional(field);
            allowNullWhereOptional(field.path("items"));
            if (!required.contains(property.getKey())) {
                field.set(
                        "type",
                        Json.mapper().createArrayNode().add(field.get("type")).add("null"));
                if (field.has("enum")) {
                    field.withArray("enum").addNull();
                }
            }
        }
    }

    static Set<String> required(JsonNode schema) {
        var names = new HashSet<String>();
        schema.path("required").forEach(name -> names.add(name.textValue()));
        return names;
    }
}
