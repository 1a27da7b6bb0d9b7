package io.bellwether.ingestion.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.bellwether.events.EventType;
import io.bellwether.problems.Problem.Fault;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The JSON Schemas of the contract, compiled once for each kind. */
public final class Schemas {

    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .formatAssertionsEnabled(true)
            .locale(Locale.ENGLISH)
            .build();

    private final Map<EventType, JsonSchema> compiled =
            EventType.all().stream().collect(Collectors.toUnmodifiableMap(type -> type, Schemas::compile));

    /** All faults of the data, each with its pointer from the event's root, such as {@code /data/score}. */
    public List<Fault> faults(EventType type, JsonNode data) {
        return compiled.get(type).validate(data).stream().map(Schemas::fault).toList();
    }

    private static Fault fault(ValidationMessage message) {
        var pointer = "/data" + message.getInstanceLocation();
        return "required".equals(message.getType())
                ? new Fault("is required", pointer + "/" + message.getProperty())
                : new Fault(message.getError(), pointer);
    }

    private static JsonSchema compile(EventType type) {
        var text = new ByteArrayInputStream(ContractFile.SCHEMAS.of(type));
        var schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(text, CONFIG);
        schema.initializeValidators();
        return schema;
    }
}
