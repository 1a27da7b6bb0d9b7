package io.bellwether.alerting;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.alerting.notify.Reach;
import io.bellwether.alerting.notify.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.StringEntity;

/**
 * Posts to URLs that others have chosen: dials only addresses within reach, follows no redirect, uses no proxy, keeps no
 * connection or cookie, and ends when its time is over, whatever the other side does.
 */
final class WebPost implements AutoCloseable {

    /** Of an answer, no more is read. */
    private static final int MOST_BYTES = 2_000;

    private static final int MOST_CONNECTIONS = 1_000;

    private final CloseableHttpClient client;
    private final Duration timeout;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param names looked up once for each attempt: what is checked is what is dialled
     * @param timeout of a whole exchange; the one clock that ends it, so that its words are always the same
     */
    WebPost(Reach reach, DnsResolver names, Duration timeout) {
        this.timeout = timeout;
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new WithinReach(reach, names))
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .build();
        this.client = HttpClients.custom()
                .setConnectionManager(connections)
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setUserAgent("Bellwether")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    Reply post(URI url, Map<String, String> headers, String json, Instant now) {
        var post = new HttpPost(url);
        headers.forEach(post::setHeader);
        post.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
        var exchange = threads.submit(() -> exchange(post, now));
        try {
            return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            exchange.cancel(true); // closes the socket that the virtual thread waits for
            return Reply.none("no complete answer within " + timeout.toSeconds() + " seconds");
        } catch (ExecutionException e) {
            return Reply.none(words(e.getCause()));
        } catch (InterruptedException _) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            return Reply.none("interrupted");
        }
    }

    private Reply exchange(HttpPost post, Instant now) throws Exception {
        try (var response = client.executeOpen(HttpHost.create(post.getUri()), post, null)) {
            var retryAfter = response.getFirstHeader("Retry-After");
            return new Reply(
                    response.getCode(),
                    Reply.retryAfter(retryAfter == null ? null : retryAfter.getValue(), now),
                    beginning(response));
        }
    }

    private static String beginning(ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        return entity == null ? "" : new String(entity.getContent().readNBytes(MOST_BYTES), UTF_8);
    }

    private static String words(Throwable failure) {
        return switch (failure) {
            case OutOfReach refused -> refused.getMessage();
            case UnknownHostException _ -> "the host's name is not known";
            case SSLException tls -> "TLS failed: " + tls.getMessage();
            default -> "no complete answer: " + failure.getMessage();
        };
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        client.close();
    }

    /** Looks names up, and gives only those of their addresses that may be dialled. */
    private record WithinReach(Reach reach, DnsResolver names) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            var within = Arrays.stream(names.resolve(host))
                    .filter(address -> reach.allows(host, address))
                    .toArray(InetAddress[]::new);
            if (within.length == 0) {
                throw new OutOfReach();
            }
            return within;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    /** A host none of whose addresses may be dialled. */
    private static final class OutOfReach extends UnknownHostException {

        OutOfReach() {
            super("refused: the host's addresses are not public, and the operator has not allowed them");
        }
    }
}
