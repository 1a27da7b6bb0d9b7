package io.bellwether.problems;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Refuses bodies that are known to be too long before a byte of them is read.
 *
 * <p>The connection stays open and Quarkus discards what still comes: were it closed at once, a client that sends all before
 * it reads would see a reset instead of the answer.
 */
@Singleton
class AnnouncedLength {

    private final long maxBodySize;

    AnnouncedLength(VertxHttpConfig http) {
        maxBodySize = BodyLimit.of(http);
    }

    void register(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1).handler(this::check);
        router.route()
                .order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1)
                .handler(AnnouncedLength::leaveLimitToBodyLimit);
    }

    private void check(RoutingContext ctx) {
        var request = ctx.request();
        if (request.headers().contains(HttpHeaders.EXPECT) && request.version() != HttpVersion.HTTP_2) {
            ctx.addHeadersEndHandler(_ -> endConnectionIfRefused(ctx));
        }
        if (announcedLength(request) > maxBodySize) {
            ctx.fail(BodyLimit.exceeded(maxBodySize));
        } else {
            ctx.next();
        }
    }

    /** A client that asks before it sends may never send: nobody could tell its next request from the body. */
    private static void endConnectionIfRefused(RoutingContext ctx) {
        if (ctx.response().getStatusCode() >= 400) {
            ctx.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
    }

    private static void leaveLimitToBodyLimit(RoutingContext ctx) {
        ctx.remove(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY);
        ctx.next();
    }

    private static long announcedLength(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }
}
