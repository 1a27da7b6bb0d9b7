package io.bellwether.health.model;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.bellwether.events.Severity;
import java.util.List;
import java.util.Map;

/** A model as it is written, in YAML or JSON: what is left out comes from the shared defaults. */
@JsonInclude(Include.NON_NULL)
record Document(
        String name,
        Integer version,
        String title,
        String source,
        Model.Bands bands,
        Double coverageFloor,
        List<ComponentPart> components,
        List<RulePart> risks,
        ExpansionPart expansion) {

    record ComponentPart(String name, Double weight, List<MeasurePart> measures) {}

    /** A measure by name; a weight left out means equal weights within the component. */
    record MeasurePart(String name, Double weight, SettingsPart settings) {}

    record RulePart(String name, Severity severity, Integer calmDays, SettingsPart settings) {}

    record ExpansionPart(
            Double gate,
            Boolean inclusive,
            Integer quietDays,
            Integer rearmDays,
            SettingsPart confidence,
            List<RulePart> opportunities) {}

    /** Numbers by name, and a curve as pairs of x and y. */
    record SettingsPart(
            @JsonProperty List<List<Double>> curve,
            @JsonAnySetter Map<String, Double> numbers) {}
}
