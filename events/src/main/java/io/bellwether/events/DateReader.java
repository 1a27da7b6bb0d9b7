package io.bellwether.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Reads a date as RFC 3339 writes it (full-date) and in no other form. */
final class DateReader extends StdScalarDeserializer<LocalDate> {

    private static final int LENGTH = "2026-05-01".length();

    DateReader() {
        super(LocalDate.class);
    }

    @Override
    public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (LocalDate) context.handleUnexpectedToken(LocalDate.class, parser);
        }
        var text = parser.getText();
        try {
            if (text.length() == LENGTH) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            // said below
        }
        return (LocalDate) context.handleWeirdStringValue(LocalDate.class, text, "not a full-date");
    }
}
