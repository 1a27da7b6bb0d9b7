package io.bellwether.alerting;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonCreator.Mode;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.bellwether.alerting.play.Choice;
import java.util.List;

/**
 * The choices as they are written: a list, or as they are read.
 *
 * @param at JSON pointer to the list in the body
 */
@JsonIgnoreProperties({"version", "by", "at"})
record ChoicesBody(List<Choice> choices, String at) {

    @JsonCreator(mode = Mode.DELEGATING)
    static ChoicesBody of(List<Choice> choices) {
        return new ChoicesBody(choices, "");
    }

    @JsonCreator(mode = Mode.PROPERTIES)
    static ChoicesBody asRead(@JsonProperty(value = "choices", required = true) List<Choice> choices) {
        if (choices == null) {
            throw new IllegalArgumentException("choices must be a list");
        }
        return new ChoicesBody(choices, "/choices");
    }
}
