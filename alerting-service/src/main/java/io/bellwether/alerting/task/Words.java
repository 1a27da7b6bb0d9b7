package io.bellwether.alerting.task;

import java.util.Locale;

/** Constants as the wire and people read them: {@code CHURN_RISK} is {@code churn-risk}. */
public final class Words {

    private Words() {}

    /** @throws IllegalArgumentException where the words are none of the type's */
    public static <E extends Enum<E>> E parse(Class<E> type, String words) {
        return Enum.valueOf(type, words.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
