package io.bellwether.ingestion;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.bellwether.ingestion.Receipt.Status;
import io.bellwether.problems.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;

/**
 * What became of a request's events.
 *
 * <p>Where the answer is an error, it is a problem (RFC 9457) with counts and receipts besides.
 *
 * @param type of the problem; absent in an answer that is none, as are title, status and detail
 * @param receipts one for each event, in the order of the request
 */
@JsonInclude(Include.NON_NULL)
record Answer(
        String type,
        String title,
        Integer status,
        String detail,
        int accepted,
        int duplicate,
        int rejected,
        @JsonInclude(Include.NON_DEFAULT) int unavailable,
        List<Receipt> receipts) {

    static Answer of(List<Receipt> receipts) {
        var plain = new Answer(
                null,
                null,
                null,
                null,
                count(receipts, Status.ACCEPTED),
                count(receipts, Status.DUPLICATE),
                count(receipts, Status.REJECTED),
                count(receipts, Status.UNAVAILABLE),
                receipts);
        if (plain.unavailable > 0) {
            return plain.problem(
                    503,
                    "broker-unavailable",
                    "Broker unavailable",
                    ("%d of %d events are not stored (status unavailable): send the whole request again; "
                                    + "events that are stored already count once")
                            .formatted(plain.unavailable, receipts.size()));
        }
        if (plain.rejected > 0 && plain.rejected == receipts.size()) {
            return plain.problem(
                    400,
                    "no-event-accepted",
                    "No event accepted",
                    receipts.getFirst().problem().detail());
        }
        return plain;
    }

    /** 202 all taken, 207 some, 400 none, 503 some or all for want of the broker. */
    private int httpStatus() {
        if (status != null) {
            return status;
        }
        return rejected > 0 ? 207 : 202;
    }

    Response response(Duration retryAfter) {
        int code = httpStatus();
        var response =
                Response.status(code).entity(this).type(code < 400 ? MediaType.APPLICATION_JSON : Problem.MEDIA_TYPE);
        return code == 503
                ? response.header(HttpHeaders.RETRY_AFTER, retryAfter.toSeconds())
                        .build()
                : response.build();
    }

    private Answer problem(int status, String type, String title, String detail) {
        return new Answer(
                "/problems/" + type, title, status, detail, accepted, duplicate, rejected, unavailable, receipts);
    }

    private static int count(List<Receipt> receipts, Status status) {
        return (int)
                receipts.stream().filter(receipt -> receipt.status() == status).count();
    }
}
