package io.bellwether.ingestion;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;

/**
 * Lets gzip through to {@link EventsResource}, which unpacks it within its limits; all other paths and encodings stay
 * refused. The server could unpack too, but a few bytes would then fill megabytes before anybody counts them.
 */
@Singleton
class CompressedBodies {

    private static final String KEY = CompressedBodies.class.getName();
    private static final Set<String> GZIP = Set.of("gzip", "x-gzip");

    void register(@Observes Router router) {
        router.post(EventsResource.PATH).order(Integer.MIN_VALUE).handler(CompressedBodies::note);
    }

    static boolean isGzip(RoutingContext request) {
        return request.get(KEY, false);
    }

    private static void note(RoutingContext context) {
        var headers = context.request().headers();
        var encoding = headers.get(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && GZIP.contains(encoding.strip().toLowerCase(Locale.ROOT))) {
            headers.remove(HttpHeaders.CONTENT_ENCODING);
            context.put(KEY, true);
        }
        context.next();
    }
}
