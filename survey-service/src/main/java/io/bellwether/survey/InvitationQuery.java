package io.bellwether.survey;

import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The query parameters of the list of invitations. */
record InvitationQuery(
        @RestQuery String account,

        @RestQuery @Parameter(schema = @Schema(enumeration = {"pending", "answered", "expired", "withdrawn"}))
        String status,

        @RestQuery @Parameter(schema = @Schema(enumeration = {"csat", "nps", "ces"}))
        String survey,

        @RestQuery
        @DefaultValue("50")
        @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200"))
        String limit,

        @RestQuery @Parameter(description = "As in the next link of the page before.")
        String cursor) {

    private static final int LARGEST_PAGE = 200;

    InvitationList.Filter filter() {
        return new InvitationList.Filter(account, Parameters.status(status), Parameters.survey(survey));
    }

    /** How many invitations a page has at most. */
    int most() {
        return (int) Parameters.whole("limit", limit, 1, LARGEST_PAGE);
    }

    /** The number of the invitation that the page begins after. */
    long before() {
        return Parameters.cursor(cursor);
    }
}
