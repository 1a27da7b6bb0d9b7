package io.bellwether.alerting;

import io.bellwether.alerting.task.Command;
import io.bellwether.alerting.task.Rules;
import io.bellwether.problems.ProblemException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;

/** Takes what people ask for, by the rules and the people that are known. */
@Singleton
class Asks {

    private final DataSource database;
    private final PeopleStore people;
    private final Rules rules;
    private final Clock clock;

    Asks(DataSource database, PeopleStore people, Rules rules, Clock clock) {
        this.database = database;
        this.people = people;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * The command that is asked for.
     *
     * @param at JSON pointer to the ask in the request's body
     * @throws ProblemException 400 for what is not to be done with any task
     */
    Command command(Ask ask, String at) throws SQLException {
        var command = ask.command(rules, clock.instant(), at);
        if (command instanceof Command.Assign(var owner)) {
            try (var connection = database.getConnection()) {
                if (people.isStranger(connection, owner)) {
                    throw Ask.wrong(
                            "must be the id of a person of /v1/people; an admin writes them down with PUT /v1/people/(id)",
                            at + "/owner");
                }
            }
        }
        return command;
    }
}
