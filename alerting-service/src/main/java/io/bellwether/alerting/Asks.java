package io.bellwether.alerting;

import io.bellwether.alerting.task.Command;
import io.bellwether.alerting.task.Rules;
import io.bellwether.problems.ProblemException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
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
     * The command that is asked for, for each of the tasks.
     *
     * @param at JSON pointer to the ask in the request's body
     * @throws ProblemException 400 for what is not to be done with any task
     */
    Map<UUID, Command> commands(Ask ask, Collection<UUID> tasks, String at) throws SQLException {
        var now = clock.instant();
        var commands = new HashMap<UUID, Command>();
        try (var connection = database.getConnection()) {
            if (ask instanceof Ask.Assign(var owner) && people.isStranger(connection, owner)) {
                throw Ask.wrong(
                        "must be the id of a person of /v1/people; an admin writes them down with PUT /v1/people/(id)",
                        at + "/owner");
            }
            var zones = ask instanceof Ask.Snooze ? people.zonesOfOwners(connection, tasks) : Map.<UUID, ZoneId>of();
            for (var task : tasks) {
                var zone = zones.getOrDefault(task, ZoneOffset.UTC);
                commands.put(task, ask.command(rules, now.atZone(zone), at));
            }
        }
        return commands;
    }
}
