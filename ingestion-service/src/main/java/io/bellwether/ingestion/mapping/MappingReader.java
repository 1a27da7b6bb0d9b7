package io.bellwether.ingestion.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.bellwether.problems.Problem.Fault;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** Reads a mapping from YAML: its shape by JSON Schema, its sense by hand, all faults of either together. */
public final class MappingReader {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final JsonSchema SHAPE = JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(
                    MappingReader.class.getResourceAsStream("/import-mapping.schema.json"),
                    SchemaValidatorsConfig.builder()
                            .pathType(PathType.JSON_POINTER)
                            .locale(Locale.ENGLISH)
                            .build());

    private MappingReader() {}

    /** @throws InvalidMapping with every fault found */
    public static Mapping read(byte[] yaml) throws InvalidMapping {
        var root = Cursor.root(parse(yaml));
        refuseIfAny(SHAPE.validate(root.node()).stream()
                .map(message -> new Fault(
                        message.getError(), message.getInstanceLocation().toString()))
                .toList());
        var mapping = mapping(root);
        refuseIfAny(root.faults());
        return mapping;
    }

    private static JsonNode parse(byte[] yaml) throws InvalidMapping {
        try {
            return YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            var place = at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
            throw new InvalidMapping(List.of(new Fault("is not YAML" + place + ": " + firstLine(e), "")));
        } catch (IOException e) {
            throw new InvalidMapping(List.of(new Fault("is not YAML: " + e.getMessage(), "")));
        }
    }

    private static String firstLine(JsonProcessingException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("");
    }

    private static void refuseIfAny(List<Fault> faults) throws InvalidMapping {
        if (!faults.isEmpty()) {
            throw new InvalidMapping(faults);
        }
    }

    private static Mapping mapping(Cursor root) {
        var name = root.at("name").text();
        var source = root.at("source").text("import:" + name);
        var names = new HashSet<String>();
        for (var file : root.at("files").items()) {
            if (!names.add(file.at("file").text())) {
                file.at("file").fault("comes twice: put all events of a file into one entry");
            }
        }
        return new Mapping(
                name,
                root.at("files").items().stream()
                        .map(file -> file(file.withOwnColumns(), source))
                        .toList());
    }

    private static FileMapping file(Cursor file, String source) {
        var name = file.at("file").text();
        var zone = zone(file.at("zone"), ZoneOffset.UTC);
        var encoding = file.at("encoding").parse(Charset::forName, StandardCharsets.UTF_8, "is no encoding");
        var events = new EventMappingReader(source, FileMapping.plainName(name), zone);
        return new FileMapping(
                name,
                file.at("separator").text(",").charAt(0),
                encoding,
                file.at("events").items().stream().map(events::read).toList(),
                file.columns());
    }

    static ZoneId zone(Cursor zone, ZoneId otherwise) {
        return zone.parse(ZoneId::of, otherwise, "is no time zone such as Europe/Berlin");
    }
}
