package io.bellwether.ingestion.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a JSON array into its elements by brackets and strings alone, whatever the elements hold.
 *
 * <p>A parser would stop at the first broken element and lose those behind it.
 */
public final class JsonArray {

    private final byte[] body;
    private final int most;
    private final List<Slice> elements = new ArrayList<>();
    private int depth;
    private int start;

    private JsonArray(byte[] body, int most) {
        this.body = body;
        this.most = most;
    }

    /**
     * The elements without the space around them; nothing where the body is no array.
     *
     * @param most stops after one element more than this: enough to tell that there are too many
     */
    public static Optional<List<Slice>> elements(byte[] body, int most) {
        return new JsonArray(body, most).cut();
    }

    private Optional<List<Slice>> cut() {
        int at = skipSpace(0, body.length);
        if (at == body.length || body[at] != '[') {
            return Optional.empty();
        }
        for (; at < body.length && elements.size() <= most; at++) {
            switch (body[at]) {
                case '"' -> at = endOfString(at);
                case '[', '{' -> open(at);
                case ']', '}' -> {
                    depth--;
                    if (depth == 0) {
                        return close(at);
                    }
                }
                case ',' -> {
                    if (depth == 1) {
                        add(at);
                    }
                }
                default -> {}
            }
        }
        return elements.size() > most ? Optional.of(elements) : Optional.empty();
    }

    private void open(int at) {
        depth++;
        if (depth == 1) {
            start = at + 1;
        }
    }

    private Optional<List<Slice>> close(int at) {
        boolean trailing = skipSpace(at + 1, body.length) < body.length;
        if (body[at] != ']' || trailing) {
            return Optional.empty();
        }
        if (!elements.isEmpty() || skipSpace(start, at) < at) {
            add(at);
        }
        return Optional.of(elements);
    }

    private void add(int end) {
        int from = skipSpace(start, end);
        int to = end;
        while (to > from && isSpace(body[to - 1])) {
            to--;
        }
        elements.add(new Slice(body, from, to));
        start = end + 1;
    }

    private int endOfString(int quote) {
        int at = quote + 1;
        while (at < body.length && body[at] != '"') {
            at += body[at] == '\\' ? 2 : 1;
        }
        return at;
    }

    private int skipSpace(int from, int to) {
        int at = from;
        while (at < to && isSpace(body[at])) {
            at++;
        }
        return at;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
