package io.bellwether.health.model;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.bellwether.events.Json;
import io.bellwether.health.model.InvalidModel.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads and writes models as documents: YAML or JSON in, JSON out, in the one form of {@link ModelDocument}. */
public final class Models {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Takes NaN for a number, so that its place can be named when it is refused. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Models() {}

    /**
     * Reads a document that someone wrote. What it leaves out comes from the defaults that all models share.
     *
     * @param document YAML or JSON, in UTF-8
     * @param normalise whether weights that do not sum to 1 are divided by their sum rather than refused
     * @throws InvalidModel with everything that is wrong
     */
    public static Model read(byte[] document, boolean normalise) {
        return ModelReader.strict(normalise).read(parse(document));
    }

    /**
     * Reads a document that was stored, perhaps by a newer version of the product. A measure that this version does not
     * know has no data, a condition that it does not know never holds, and settings that it does not know are kept.
     *
     * @throws InvalidModel if no model can be made of it nevertheless
     */
    public static Model stored(byte[] document) {
        return ModelReader.lenient().read(parse(document));
    }

    /** The model with every setting spelled out, as JSON that both ways of reading take again. */
    public static byte[] write(Model model) {
        try {
            return Json.mapper().writeValueAsBytes(ModelDocument.of(model));
        } catch (JacksonException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode parse(byte[] document) {
        try {
            var tree = (startsLikeJson(document) ? JSON : YAML).readTree(document);
            if (!tree.isObject()) {
                throw new InvalidModel(List.of(new Fault("", "must be an object with name, bands and components")));
            }
            return tree;
        } catch (JacksonException e) {
            throw new InvalidModel(List.of(new Fault("", "cannot be read as YAML or JSON: " + reason(e))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JSON is YAML but for its tabs, and errors are named better by the parser that was meant. */
    private static boolean startsLikeJson(byte[] document) {
        for (byte b : document) {
            if (!Character.isWhitespace(b)) {
                return b == '{';
            }
        }
        return false;
    }

    private static String reason(JacksonException failure) {
        var firstLine = failure.getOriginalMessage().lines().findFirst().orElse("");
        var place = failure.getLocation();
        return place == null
                ? firstLine
                : "%s (line %d, column %d)".formatted(firstLine, place.getLineNr(), place.getColumnNr());
    }
}
