package io.bellwether.quickstart;

import io.bellwether.quickstart.simulator.Colleague;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;

/** Those who look after the simulated book, as people whom the alerting service knows. */
final class Team {

    private static final String PEOPLE = "/v1/people";

    private final Api api;

    Team(Api api) {
        this.api = api;
    }

    /** Who is known already stays as they are. */
    void introduce(Collection<Colleague> colleagues) throws IOException, InterruptedException {
        var known = known();
        for (var colleague : colleagues) {
            if (!known.contains(colleague.id())) {
                var person = new HashMap<String, String>();
                person.put("name", colleague.name());
                person.put("role", colleague.role());
                person.put("manager", colleague.manager());
                person.put("timeZone", "UTC");
                api.put(Service.ALERTING, PEOPLE + "/" + colleague.id(), person);
            }
        }
    }

    private Set<String> known() throws IOException, InterruptedException {
        var known = new HashSet<String>();
        api.get(Service.ALERTING, PEOPLE + "?limit=200")
                .path("people")
                .forEach(person -> known.add(person.path("id").asText()));
        return known;
    }
}
