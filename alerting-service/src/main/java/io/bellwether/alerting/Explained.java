package io.bellwether.alerting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the health service answers when it is asked why an account has its score. Measures differ from model to model. */
record Explained(JsonNode answer) {

    /** Where it did not answer. */
    static final Explained NOTHING = new Explained(MissingNode.getInstance());

    boolean isNothing() {
        return answer.isMissingNode();
    }

    /** Whether the model looks at the measure, whatever it finds there. */
    boolean looksAt(String measure) {
        return measures(measure).findAny().isPresent();
    }

    /** A raw number behind the first of the measures that knows it; null where none does. */
    Double input(String input, List<String> measures) {
        return first(measures.stream()
                .flatMap(this::measures)
                .map(it -> it.path("inputs").path(input)));
    }

    /** From 0 to 1; null where there is no data, or the model has no such measure. */
    Double value(String measure) {
        return first(measures(measure).map(it -> it.path("value")));
    }

    private static Double first(Stream<JsonNode> values) {
        return values.filter(JsonNode::isNumber)
                .map(JsonNode::doubleValue)
                .findFirst()
                .orElse(null);
    }

    /** A measure may be part of several components. */
    private Stream<JsonNode> measures(String name) {
        return elements(answer.path("components"))
                .flatMap(component -> elements(component.path("measures")))
                .filter(measure -> measure.path("name").asText().equals(name));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
