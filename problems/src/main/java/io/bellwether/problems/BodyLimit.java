package io.bellwether.problems;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Holds bodies that come without a Content-Length to {@code quarkus.http.limits.max-body-size}: Quarkus would answer
 * these with an empty 413 of its own. Those with one are refused before they are read, by {@link AnnouncedLength}.
 */
@Provider
public class BodyLimit implements ReaderInterceptor {

    private final Instance<VertxHttpConfig> http;

    /** @param http not there yet when interceptors are made */
    BodyLimit(Instance<VertxHttpConfig> http) {
        this.http = http;
    }

    static long of(VertxHttpConfig http) {
        return http.limits().maxBodySize().map(MemorySize::asLongValue).orElse(Long.MAX_VALUE);
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (!context.getHeaders().containsKey(HttpHeaders.CONTENT_LENGTH)) {
            context.setInputStream(new LimitedStream(context.getInputStream(), of(http.get())));
        }
        return context.proceed();
    }

    static ProblemException exceeded(long limit) {
        return new ProblemException(HttpProblem.BODY_TOO_LARGE.because(
                "A body may have at most " + limit + " bytes here. Send less in one request."));
    }

    private static final class LimitedStream extends FilterInputStream {

        private final long limit;
        private long taken;

        LimitedStream(InputStream body, long limit) {
            super(body);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            take(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            take(read);
            return read;
        }

        private void take(int bytes) {
            taken += Math.max(bytes, 0);
            if (taken > limit) {
                throw exceeded(limit);
            }
        }
    }
}
