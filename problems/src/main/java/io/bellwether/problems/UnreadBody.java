package io.bellwether.problems;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/**
 * The rest of a body whose request was refused before all of it had come. A server that closes the connection at once
 * resets it under a client that still sends, and the answer is lost; one that leaves it open and unread hangs the client.
 */
final class UnreadBody {

    private static final long PATIENCE_MILLIS = 30_000;

    private UnreadBody() {}

    /** Discards what still comes after an error was answered, within limits, and then closes the connection. */
    static void discardAfterRefusal(RoutingContext ctx) {
        if (ctx.request().version() == HttpVersion.HTTP_2) {
            return; // a stream can end alone
        }
        ctx.addHeadersEndHandler(_ -> {
            if (refused(ctx)) {
                ctx.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            }
        });
        var loop = ctx.vertx().getOrCreateContext();
        ctx.addEndHandler(_ -> loop.runOnContext(_ -> {
            if (refused(ctx)) {
                discard(ctx);
            }
        }));
    }

    private static boolean refused(RoutingContext ctx) {
        return ctx.response().getStatusCode() >= 400 && isUnread(ctx.request());
    }

    /** By the length, where it is known: a request that was read while paused does not count as ended. */
    private static boolean isUnread(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? !request.isEnded() : request.bytesRead() < Long.parseLong(length);
    }

    private static void discard(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        long timer =
                ctx.vertx().setTimer(PATIENCE_MILLIS, _ -> request.connection().close());
        request.handler(_ -> {});
        request.endHandler(_ -> {
            ctx.vertx().cancelTimer(timer);
            request.connection().close();
        });
        request.resume();
    }
}
