package io.bellwether.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.EnumNamingStrategies.KebabCaseStrategy;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.bellwether.problems.Problem.Fault;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFaultsTest {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(20).build());
    }

    @EnumNaming(KebabCaseStrategy.class)
    enum Stage {
        NOT_STARTED,
        SIGNED
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes(@JsonSubTypes.Type(value = Circle.class, name = "circle"))
    interface Shape {}

    record Circle(double radius) implements Shape {}

    record Interval(int from, int to) {
        Interval {
            if (to < from) {
                throw new IllegalArgumentException("to must not be less than from");
            }
        }
    }

    record Zone(String name) {
        Zone {
            Stage.valueOf(name);
        }
    }

    record Body(
            @JsonProperty(required = true) String name,
            Stage stage,
            int count,
            boolean on,
            Instant at,
            UUID id,
            URI link,
            List<Interval> intervals,
            Map<String, Integer> counts,
            Shape shape,
            Zone zone,
            Object note) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "{}                                                       | /name           | is required",
                "{'name':'n','colour':1}                                  | /colour         | is unknown",
                "{'name':[]}                                              | /name           | must be a string",
                "{'name':'n','stage':'open'}                              | /stage          | must be one of not-started, signed",
                "{'name':'n','count':'x'}                                 | /count          | must be a number in range",
                "{'name':'n','count':99999999999}                         | /count          | must be a number in range",
                "{'name':'n','counts':{'a/b':'x'}}                        | /counts/a~1b    | must be a number in range",
                "{'name':'n','on':'perhaps'}                              | /on             | must be true or false",
                "{'name':'n','at':'noon'}                                 | /at             | must be a time such as 2026-05-01T12:00:00Z",
                "{'name':'n','id':'1'}                                    | /id             | must be a UUID",
                "{'name':'n','link':'::'}                                 | /link           | has a value that cannot be read",
                "{'name':'n','intervals':{}}                              | /intervals      | must be an array",
                "{'name':'n','intervals':[1]}                             | /intervals/0    | must be an object",
                "{'name':'n','intervals':[{'from':2,'to':1}]}             | /intervals/0    | to must not be less than from",
                "{'name':'n','zone':{'name':'x'}}                         | /zone           | has a value that cannot be read",
                "{'name':'n','shape':{'kind':'square'}}                   | /shape          | has an unknown type",
                "{'name':'n','intervals':[{'from':2,                      | ''              | is not JSON at line 1, column 36",
                "{'name':'n','note':[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]}     | '' | 'is nested too deep, or has a name, number or string that is too long'",
            })
    void eachMistakeIsNamedWithItsPlace(String json, String pointer, String detail) {
        var failure = catchThrowableOfType(
                JsonProcessingException.class, () -> MAPPER.readValue(json.replace('\'', '"'), Body.class));

        assertThat(JsonFaults.explain(failure)).isEqualTo(new Fault(detail, pointer));
    }
}
