package io.bellwether.health;

import io.bellwether.problems.ProblemException;
import java.util.Arrays;
import java.util.Locale;

/** Reads query parameters, or says what is wrong with them. */
final class Parameters {

    private static final int LARGEST_PAGE = 200;

    private Parameters() {}

    static int limit(String text) {
        try {
            int limit = text == null ? 50 : Integer.parseInt(text);
            if (limit >= 1 && limit <= LARGEST_PAGE) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw ProblemException.badRequest("limit: must be from 1 to " + LARGEST_PAGE);
    }

    static <E extends Enum<E>> E constant(Class<E> type, String name, String text) {
        if (text == null) {
            return null;
        }
        for (var constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                return constant;
            }
        }
        var allowed = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        throw ProblemException.badRequest(name + ": must be one of " + String.join(", ", allowed));
    }

    /** Null where it is not given. */
    static Boolean flag(String name, String text) {
        return switch (text) {
            case null -> null;
            case "true" -> true;
            case "false" -> false;
            default -> throw ProblemException.badRequest(name + ": must be true or false");
        };
    }
}
