package io.bellwether.problems;

import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.io.InputStream;

/**
 * Refuses encoded bodies, which would be read as they are and taken for bad JSON. A resource that takes the raw stream
 * may decode it; where Quarkus decompresses, it has taken the header away.
 */
@Provider
public class BodyEncoding implements ReaderInterceptor {

    private static final String NONE = "identity";

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        var encoding = context.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING);
        boolean isRaw = context.getType() == InputStream.class;
        if (encoding != null && !isRaw && !encoding.equalsIgnoreCase(NONE)) {
            throw new NotSupportedException(Response.status(415)
                    .header(HttpHeaders.ACCEPT_ENCODING, NONE)
                    .build());
        }
        return context.proceed();
    }
}
