package io.bellwether.e2e.faults;

import io.bellwether.e2e.faults.Workload.Sent;
import java.util.ArrayList;
import java.util.List;

/** All that must hold when everything that was sent has taken effect. */
final class Check {

    private final Scores scores;
    private final Tasks tasks;
    private final TaskChanges changes;
    private final Invitations invitations;
    private final Rejections rejections;
    private final Conservation conservation;

    Check(Ground ground, Fleet fleet, Recording recording, List<Sent> workload) {
        var api = new Api(fleet.token());
        scores = new Scores(fleet, api, workload, EveryMeasure.model());
        tasks = new Tasks(ground, fleet, api, recording, scores.accounts());
        changes = new TaskChanges(ground, recording, scores.accounts());
        invitations = new Invitations(ground, recording, workload);
        rejections = new Rejections(recording, workload);
        conservation = new Conservation(fleet, api);
    }

    /** What differs, in words. */
    List<String> differences() {
        var differences = new ArrayList<>(scores.differences());
        differences.addAll(Differences.lasting(tasks::compare)); // what a risk muted comes some seconds after its end
        differences.addAll(Differences.lasting(changes::compare)); // the clock may be about to change a task
        differences.addAll(Differences.of(invitations::compare));
        differences.addAll(Differences.of(rejections::compare));
        differences.addAll(
                Differences.lasting(conservation::compare)); // an owner that was replaced may still find it out
        return differences;
    }
}
