package io.bellwether.ingestion;

import io.bellwether.ingestion.InFlight.Claim;
import io.bellwether.problems.Problem;
import io.bellwether.problems.ProblemException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads request bodies, compressed or not, never further than their limit and the memory there is. */
@Singleton
class Bodies {

    private final InFlight inFlight;

    Bodies(InFlight inFlight) {
        this.inFlight = inFlight;
    }

    /**
     * @param limit in bytes, after decompression
     * @param publisher who sends it
     * @throws ProblemException 413, 429, 503, or 400 for what is not gzip
     * @throws NotSupportedException where it is neither plain nor gzip
     */
    Body read(InputStream body, HttpHeaders headers, int limit, String publisher) throws IOException {
        var claim = inFlight.claim(publisher);
        try {
            var bytes = new Claiming(unpacked(body, headers), claim).readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw tooLarge("the body must not be larger than %d bytes uncompressed".formatted(limit));
            }
            return new Body(bytes, claim);
        } catch (ZipException | EOFException e) {
            claim.close();
            throw ProblemException.badRequest("the body is not valid gzip: " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            claim.close();
            throw e;
        }
    }

    private static InputStream unpacked(InputStream body, HttpHeaders headers) throws IOException {
        var encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        return switch (encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT)) {
            case "identity" -> body;
            case "gzip", "x-gzip" -> new GZIPInputStream(body, 8192);
            default ->
                throw new NotSupportedException(Response.status(415)
                        .header(HttpHeaders.ACCEPT_ENCODING, "gzip")
                        .build());
        };
    }

    static ProblemException tooLarge(String detail) {
        return new ProblemException(Problem.of(413, "body-too-large", "Body too large", detail));
    }

    /** Claims memory for each byte that passes. */
    private static final class Claiming extends FilterInputStream {

        private final Claim claim;

        Claiming(InputStream in, Claim claim) {
            super(in);
            this.claim = claim;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            claim.add(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            claim.add(Math.max(count, 0));
            return count;
        }
    }
}
