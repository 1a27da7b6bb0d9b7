package io.bellwether.health;

import io.bellwether.events.Band;
import io.bellwether.events.Severity;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which accounts a list is asked for, as the request says it. */
record AccountQuery(
        @Parameter(description = "green, yellow or red.") @QueryParam("band")
        String band,

        @Parameter(description = "The highest severity that is raised: critical, high, medium or low.")
        @QueryParam("risk")
        String risk,

        @QueryParam("csm") String csm,
        @QueryParam("segment") String segment,

        @Parameter(description = "Of the customer's life.") @QueryParam("phase")
        String phase,

        @Parameter(description = "An account id: those directly below it.") @QueryParam("parent")
        String parent,

        @Parameter(
                description = "false for those without a score: too little data, or churned.",
                schema = @Schema(type = SchemaType.BOOLEAN))
        @QueryParam("scored")
        String scored,

        @Parameter(
                description = "true for those that have left, false for those that have not.",
                schema = @Schema(type = SchemaType.BOOLEAN))
        @QueryParam("churned")
        String churned,

        @Parameter(
                description = "risk (default: the riskiest first), score (lowest first), arr (greatest first) or"
                        + " renewal (soonest first).")
        @QueryParam("sort")
        String sort,

        @Parameter(description = "1 to 200, default 50.", schema = @Schema(type = SchemaType.INTEGER))
        @QueryParam("limit")
        String limit,

        @Parameter(description = "Of the link next of the page before.") @QueryParam("cursor")
        String cursor) {

    AccountList.Filter filter() {
        return new AccountList.Filter(
                Parameters.constant(Band.class, "band", band),
                Parameters.constant(Severity.class, "risk", risk),
                csm,
                segment,
                phase,
                parent,
                Parameters.flag("scored", scored),
                Parameters.flag("churned", churned));
    }

    AccountList.Sort order() {
        var order = Parameters.constant(AccountList.Sort.class, "sort", sort);
        return order == null ? AccountList.Sort.RISK : order;
    }
}
