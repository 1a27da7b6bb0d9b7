package io.bellwether.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.Instant;

/** Reads a time in data as RFC 3339 writes it (date-time) and in no other form. */
final class TimeReader extends StdScalarDeserializer<Instant> {

    TimeReader() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (Instant) context.handleUnexpectedToken(Instant.class, parser);
        }
        var text = parser.getText();
        try {
            var time = Times.parse(text);
            Times.check(time);
            return time;
        } catch (InvalidFact e) {
            return (Instant) context.handleWeirdStringValue(Instant.class, text, "not a date-time");
        }
    }
}
