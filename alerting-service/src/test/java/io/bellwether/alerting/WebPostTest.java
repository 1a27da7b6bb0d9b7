package io.bellwether.alerting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.bellwether.alerting.notify.Reach;
import io.bellwether.alerting.notify.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Posts to real servers that misbehave. */
class WebPostTest {

    private static final Instant NOW = Instant.parse("2026-05-15T08:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static WebPost toLoopback() {
        return new WebPost(new Reach(List.of("127.0.0.1")), SystemDefaultDnsResolver.INSTANCE, LIMIT);
    }

    private static Reply post(WebPost web, String url) {
        return assertTimeoutPreemptively(
                PATIENCE, () -> web.post(URI.create(url), Map.of("webhook-id", "7"), "{\"a\":1}", NOW));
    }

    @Test
    void theBodyAndHeadersArriveAndTheAnswerIsRead() throws Exception {
        try (var receiver = new Receiver();
                var web = toLoopback()) {
            receiver.answering(exchange -> {
                exchange.sendResponseHeaders(202, 5);
                exchange.getResponseBody().write("taken".getBytes(UTF_8));
            });

            assertThat(post(web, receiver.url("/hook?x=1"))).isEqualTo(Reply.of(202, "taken"));
            assertThat(receiver.received()).singleElement().satisfies(request -> {
                assertThat(request.path()).isEqualTo("/hook");
                assertThat(request.body()).isEqualTo("{\"a\":1}");
                assertThat(request.header("webhook-id")).isEqualTo("7");
                assertThat(request.header("content-type")).startsWith("application/json");
                assertThat(request.header("host")).isEqualTo("127.0.0.1:" + receiver.port());
            });
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        try (var receiver = new Receiver();
                var web = toLoopback()) {
            receiver.answering(Receiver.status(307, Map.of("Location", receiver.url("/elsewhere"))));

            assertThat(post(web, receiver.url("/")).status()).isEqualTo(307);
            assertThat(receiver.received()).hasSize(1);
        }
    }

    @Test
    void aRetryAfterIsTold() throws Exception {
        try (var receiver = new Receiver();
                var web = toLoopback()) {
            receiver.answering(Receiver.status(429, Map.of("Retry-After", "120")));

            assertThat(post(web, receiver.url("/"))).isEqualTo(new Reply(429, Duration.ofMinutes(2), ""));
        }
    }

    @Test
    void whoNeverAnswersIsNotWaitedForLongerThanAllowed() throws Exception {
        var never = new CountDownLatch(1);
        try (var receiver = new Receiver();
                var web = toLoopback()) {
            receiver.answering(_ -> waitFor(never));

            assertThat(post(web, receiver.url("/"))).isEqualTo(Reply.none("no complete answer within 1 seconds"));
        } finally {
            never.countDown();
        }
    }

    /** Each read is fast, all of them together would take for ever. */
    @Test
    void whoAnswersDropByDropIsNotWaitedForEither() throws Exception {
        try (var server = new RawServer(socket -> {
                    while (true) {
                        socket.getOutputStream().write("HTTP/1.1 200 OK\r\nX: y".getBytes(UTF_8)[0]);
                        socket.getOutputStream().flush();
                        pause();
                    }
                });
                var web = toLoopback()) {
            assertThat(post(web, server.url()).status()).isNull();
        }
    }

    @Test
    void ofABodyWithoutEndOnlyTheBeginningIsRead() throws Exception {
        var sent = new AtomicLong();
        try (var server = new RawServer(socket -> {
                    socket.getInputStream().read();
                    var out = socket.getOutputStream();
                    out.write("HTTP/1.1 500 No\r\nContent-Type: text/plain\r\n\r\n".getBytes(UTF_8));
                    while (true) {
                        out.write("x".repeat(1_000).getBytes(UTF_8));
                        sent.addAndGet(1_000);
                    }
                });
                var web = toLoopback()) {
            assertThat(post(web, server.url())).isEqualTo(Reply.of(500, "x".repeat(500)));
            assertThat(sent.get()).isLessThan(50_000_000);
        }
    }

    @Test
    void aConnectionThatBreaksInTheMiddleIsNoAnswer() throws Exception {
        try (var server = new RawServer(socket -> {
                    socket.getInputStream().read();
                    socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Le".getBytes(UTF_8));
                    socket.setSoLinger(true, 0); // reset
                });
                var web = toLoopback()) {
            assertThat(post(web, server.url()).status()).isNull();
        }
    }

    @Test
    void aConnectionThatIsHalfClosedIsNoAnswer() throws Exception {
        var never = new CountDownLatch(1);
        try (var server = new RawServer(socket -> {
                    socket.shutdownOutput();
                    waitFor(never);
                });
                var web = toLoopback()) {
            assertThat(post(web, server.url()).status()).isNull();
        } finally {
            never.countDown();
        }
    }

    @Test
    void whoDoesNotListenCannotBeReached() throws Exception {
        String url;
        try (var gone = new Receiver()) {
            url = gone.url("/");
        }
        try (var web = toLoopback()) {
            assertThat(post(web, url).status()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.2",
                "localhost",
                "[::1]",
                "0.0.0.0",
                "2130706434",
                "0x7f.2",
                "[::ffff:127.0.0.2]",
                "127.2"
            })
    void whatIsNotWithinReachIsNotDialledHoweverItIsWritten(String host) throws Exception {
        try (var receiver = new Receiver("0.0.0.0");
                var web = new WebPost(new Reach(List.of()), SystemDefaultDnsResolver.INSTANCE, LIMIT)) {
            var reply = post(web, "http://" + host + ":" + receiver.port() + "/");

            assertThat(reply.status()).isNull();
            assertThat(receiver.received()).isEmpty();
        }
    }

    /** The name leads to an address within reach when it is looked up first, and to another from then on. */
    @Test
    void aNameThatChangesItsMindIsDialledWhereItWasChecked() throws Exception {
        var lookups = new AtomicInteger();
        var names = names(_ -> lookups.incrementAndGet() == 1 ? "127.0.0.1" : "127.0.0.2");
        try (var honest = new Receiver("127.0.0.1");
                var web = new WebPost(new Reach(List.of("127.0.0.1")), names, LIMIT)) {
            var url = "http://rebinding.example.com:" + honest.port() + "/";

            assertThat(post(web, url).status()).isEqualTo(200);
            assertThat(lookups).hasValue(1);
            assertThat(honest.received().getFirst().header("host")).isEqualTo("rebinding.example.com:" + honest.port());
            assertThat(post(web, url).text()).startsWith("refused");
            assertThat(lookups).hasValue(2);
            assertThat(honest.received()).hasSize(1);
        }
    }

    @Test
    void ofSeveralAddressesOnlyThoseWithinReachAreDialled() throws Exception {
        DnsResolver both = new Names(
                _ -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.2"), InetAddress.ofLiteral("127.0.0.1")});
        try (var everywhere = new Receiver("0.0.0.0");
                var web = new WebPost(new Reach(List.of("127.0.0.1")), both, LIMIT)) {
            assertThat(post(web, "http://two.example.com:" + everywhere.port() + "/")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aNameThatNobodyKnowsIsToldSo() throws Exception {
        DnsResolver nothing = new Names(host -> {
            throw new UnknownHostException(host);
        });
        try (var web = new WebPost(new Reach(List.of()), nothing, LIMIT)) {
            assertThat(post(web, "https://nobody.example.com/").text()).isEqualTo("the host's name is not known");
        }
    }

    private static DnsResolver names(Function<String, String> addresses) {
        return new Names(host -> new InetAddress[] {InetAddress.ofLiteral(addresses.apply(host))});
    }

    /** A name server of the test's own. */
    private record Names(Lookup lookup) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return lookup.of(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }

        interface Lookup {
            InetAddress[] of(String host) throws UnknownHostException;
        }
    }

    private static void waitFor(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void pause() throws IOException {
        waitForMillis(new CountDownLatch(1), 50);
    }

    private static void waitForMillis(CountDownLatch latch, long millis) throws IOException {
        try {
            latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
