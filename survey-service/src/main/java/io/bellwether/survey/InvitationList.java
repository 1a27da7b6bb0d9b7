package io.bellwether.survey;

import io.bellwether.events.Survey;
import io.bellwether.survey.invitation.Invitation;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Invitations page by page, newest first. */
@ApplicationScoped
class InvitationList {

    private static final String PAGE = """
            SELECT * FROM invitation
             WHERE number < ?
               AND (?::text IS NULL OR account = ?)
               AND (?::text IS NULL OR status = ?)
               AND (?::text IS NULL OR survey = ?)
             ORDER BY number DESC LIMIT ?
            """;

    private final DataSource database;

    InvitationList(DataSource database) {
        this.database = database;
    }

    /** @param before the number of the last one of the page before, {@link Long#MAX_VALUE} for the first page */
    List<Listed> page(Filter filter, long before, int limit) throws SQLException {
        var account = filter.account();
        var status = filter.status() == null ? null : filter.status().wireName();
        var survey = filter.survey() == null ? null : SurveyNames.of(filter.survey());
        try (var connection = database.getConnection()) {
            return Sql.query(
                    connection,
                    row -> new Listed(row.getLong("number"), InvitationStore.invitation(row)),
                    PAGE,
                    before,
                    account,
                    account,
                    status,
                    status,
                    survey,
                    survey,
                    limit);
        }
    }

    /** Null stands for any. */
    record Filter(String account, Status status, Survey.Type survey) {}

    /** @param number says where the next page goes on */
    record Listed(long number, Invitation invitation) {}
}
