package io.bellwether.ingestion;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Stops at a row that does not end, as one with an open quote, before it fills the memory. */
final class LongRowGuard extends FilterReader {

    static final int LONGEST_ROW = 2_000_000;

    private int sinceRow;

    LongRowGuard(Reader in) {
        super(in);
    }

    void rowEnded() {
        sinceRow = 0;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int characters) throws IOException {
        sinceRow += characters;
        if (sinceRow > LONGEST_ROW) {
            throw new IOException("a row is longer than %,d characters; is a quote left open?".formatted(LONGEST_ROW));
        }
    }
}
