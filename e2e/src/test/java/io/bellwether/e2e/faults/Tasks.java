package io.bellwether.e2e.faults;

import io.bellwether.quickstart.Service;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** There is one open task for each risk and opportunity of each account, and none else. */
final class Tasks {

    private final Fleet fleet;
    private final Api api;
    private final Collection<String> accounts;

    Tasks(Fleet fleet, Api api, Collection<String> accounts) {
        this.fleet = fleet;
        this.api = api;
        this.accounts = accounts;
    }

    void compare(Differences differences) {
        var health = fleet.ready(Service.HEALTH).url();
        var alerting = fleet.ready(Service.ALERTING).url();
        for (var account : accounts) {
            var said = api.ask(health, Scores.path(account) + "/health");
            var raised = Scores.names(said, "risks", "indicator", "raised");
            raised.addAll(Scores.names(said, "opportunities", "kind", "raised"));
            var open = new ArrayList<String>();
            for (var task :
                    api.ask(alerting, "/v1/tasks?limit=200&account=" + account).path("tasks")) {
                if (Set.of("churn-risk", "expansion").contains(task.path("type").textValue())) {
                    open.add(task.path("reason").textValue());
                }
            }
            differences.compare(account + ", open tasks", open.stream().sorted().toList(), List.copyOf(raised));
        }
    }
}
