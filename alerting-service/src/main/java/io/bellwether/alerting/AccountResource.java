package io.bellwether.alerting;

import io.bellwether.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What tasks are decided by: an account as alerting knows it. */
@Path("/v1/accounts/{id}")
@RolesAllowed({"csm", "admin"})
@RunOnVirtualThread
@Tag(name = "Accounts")
class AccountResource {

    private final DataSource database;
    private final AccountBook book;

    AccountResource(DataSource database, AccountBook book) {
        this.database = database;
        this.book = book;
    }

    @GET
    @Operation(
            summary = "What is known of an account here",
            description = "The latest word on each thing, from the account's events and its published scores.")
    @APIResponse(responseCode = "200", description = "The account.")
    @APIResponse(responseCode = "401", description = "No valid token.")
    @APIResponse(responseCode = "403", description = "Neither csm nor admin.")
    @APIResponse(responseCode = "404", description = "Nothing is known of such an account.")
    public AccountView read(String id) throws SQLException {
        try (var connection = database.getConnection()) {
            return book.find(connection, id)
                    .map(AccountView::of)
                    .orElseThrow(() -> ProblemException.notFound("Nothing is known of an account " + id + "."));
        }
    }
}
