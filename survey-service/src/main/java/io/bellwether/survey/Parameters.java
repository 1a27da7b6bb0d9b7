package io.bellwether.survey;

import io.bellwether.events.Survey;
import io.bellwether.problems.ProblemException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Query parameters read strictly: what cannot be understood is a bad request, never a silent default. */
final class Parameters {

    private Parameters() {}

    static Survey.Type survey(String text) {
        return named("survey", text, Survey.Type.values(), SurveyNames::of);
    }

    static Status status(String text) {
        return named("status", text, Status.values(), Status::wireName);
    }

    /** An ISO date. */
    static LocalDate date(String name, String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw ProblemException.badRequest(name + " must be a date such as 2026-05-01");
        }
    }

    static long whole(String name, String text, long least, long most) {
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the same answer as for a number out of range
        }
        throw ProblemException.badRequest("%s must be a whole number from %d to %d".formatted(name, least, most));
    }

    /** The cursor as a page before gave it; without one, the list begins. */
    static long cursor(String text) {
        try {
            return text == null ? Long.MAX_VALUE : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ProblemException.badRequest("cursor must be the next of an earlier page");
        }
    }

    private static <T> T named(String parameter, String text, T[] values, Function<T, String> name) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(values)
                .filter(value -> name.apply(value).equals(text))
                .findAny()
                .orElseThrow(() -> ProblemException.badRequest(parameter + " must be "
                        + Arrays.stream(values).map(name).collect(Collectors.joining(" or "))));
    }
}
