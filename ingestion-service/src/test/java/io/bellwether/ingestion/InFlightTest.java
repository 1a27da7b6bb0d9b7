package io.bellwether.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bellwether.problems.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class InFlightTest {

    private static final String ANN = "ann";
    private static final String BOB = "bob";
    private static final String EVE = "eve";

    @Test
    void whoExceedsTheirShareIsToldSoAndTheOthersAreServed() {
        var inFlight = inFlight("1000", 100);
        inFlight.claim(ANN).add(500);

        refused(429, () -> inFlight.claim(ANN).add(1));

        inFlight.claim(BOB).add(500);
    }

    @Test
    void whatAllTogetherExceedIsNobodysFault() {
        var inFlight = inFlight("1000", 100);
        inFlight.claim(ANN).add(500);
        inFlight.claim(BOB).add(500);

        refused(503, () -> inFlight.claim(EVE).add(1));
        refused(503, () -> inFlight.claim(ANN).add(1));
    }

    @Test
    void theLargestBatchFitsIntoTheSmallestShare() {
        var inFlight = inFlight("1000", 100, "800");

        inFlight.claim(ANN).add(800);

        refused(429, () -> inFlight.claim(ANN).add(1));
    }

    @Test
    void requestsAreBoundedHoweverSmall() {
        var inFlight = inFlight("1000", 4);
        var first = inFlight.claim(ANN);
        inFlight.claim(ANN);

        refused(429, () -> inFlight.claim(ANN));
        inFlight.claim(BOB);
        inFlight.claim(BOB);
        refused(503, () -> inFlight.claim(EVE));

        first.close();
        inFlight.claim(EVE);
    }

    /** Each number is a request's bytes and, by its remainder, its publisher; negative ones close the oldest. */
    @Property
    void memoryIsNeverExceededAndAllIsGivenBack(@ForAll @Size(max = 100) int[] requests) {
        var inFlight = inFlight("1000", 20);
        var open = new ArrayList<InFlight.Claim>();
        for (int request : requests) {
            if (request < 0 && !open.isEmpty()) {
                open.removeFirst().close();
            } else {
                claim(inFlight, request, open);
            }
            assertThat(inFlight.bytes()).isBetween(0L, 1000L);
            assertThat(inFlight.requests()).isBetween(0, 20);
        }

        open.forEach(InFlight.Claim::close);
        open.forEach(InFlight.Claim::close);

        assertThat(inFlight.bytes()).isZero();
        assertThat(inFlight.requests()).isZero();
    }

    private static void claim(InFlight inFlight, int request, List<InFlight.Claim> open) {
        try {
            var claim = inFlight.claim("publisher-" + request % 3);
            open.add(claim);
            claim.add(Math.abs(request % 400));
        } catch (ProblemException e) {
            assertThat(e.problem().status()).isIn(429, 503);
        }
    }

    private static void refused(int status, Runnable claim) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(claim::run).satisfies(refusal -> {
            assertThat(refusal.problem().status()).isEqualTo(status);
            assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(5));
        });
    }

    private static InFlight inFlight(String bytes, int requests) {
        return inFlight(bytes, requests, "100");
    }

    private static InFlight inFlight(String bytes, int requests, String largestBatch) {
        return new InFlight(Configs.with(Map.of(
                "bellwether.ingestion.batch-bytes",
                largestBatch,
                "bellwether.ingestion.in-flight-bytes",
                bytes,
                "bellwether.ingestion.in-flight-requests",
                Integer.toString(requests))));
    }
}
