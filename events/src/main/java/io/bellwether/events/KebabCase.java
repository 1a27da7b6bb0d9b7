package io.bellwether.events;

import com.fasterxml.jackson.databind.EnumNamingStrategy;
import java.util.Locale;

/** How the contract spells enum constants: {@code NOT_STARTED} travels as {@code not-started}. */
public final class KebabCase implements EnumNamingStrategy {

    // Jackson has such a strategy, but without the public constructor that generators of OpenAPI documents need.

    @Override
    public String convertEnumToExternalName(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
