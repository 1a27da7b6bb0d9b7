package io.bellwether.e2e.faults;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.bellwether.e2e.KafkaSide;
import io.bellwether.e2e.faults.Receiver.Message;
import io.bellwether.e2e.faults.Workload.Sent;
import io.bellwether.events.Codec;
import io.bellwether.events.Decoded.Known;
import io.bellwether.events.Event;
import io.bellwether.events.Task.Changed;
import io.bellwether.events.Task.Status;
import io.bellwether.events.Topic;
import io.bellwether.quickstart.Service;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Three instances of alerting behave as one. Each of them is killed under load while it delivers, and replaced; one that
 * nothing happens to takes the same input elsewhere. The tasks must be the same, at no time may two be open for the same
 * account, kind and reason, and a webhook must have been told of each change of a task: at least once, and of the same
 * change always under the same id.
 */
class InstancesIT {

    private static final long SEED = 5;
    private static final int INSTANCES = 3;
    private static final int PER_SECOND = 100;
    /** Deliveries that an instance makes at once to the same webhook. */
    private static final int AT_ONCE = 4;

    private static final Set<Status> CLOSED = Set.of(Status.DONE, Status.DISMISSED, Status.RESOLVED);
    private static final Map<String, String> WITH_WEBHOOKS = Map.of(
            "bellwether.notify.key", Base64.getEncoder().encodeToString(new byte[32]),
            "bellwether.notify.allow", "127.0.0.1",
            "bellwether.notify.plain-http", "true");

    private static Collection<Event> changes;
    private static List<Message> messages;
    private static List<String> tasksOfThree;
    private static List<String> tasksOfOne;

    @BeforeAll
    static void letThreeAndOneTakeTheSame() throws Exception {
        var began = Instant.now();
        var input = Signals.of(SEED, began);
        try (var ground = Ground.start();
                var three = new Fleet(ground);
                var receiver = new Receiver()) {
            start(INSTANCES, three);
            register(receiver, three);
            publishWithKills(input, ground, three, receiver);
            tasksOfOne = tasksOfOne(input); // meanwhile the leases end of what was under way to those that were killed
            awaitDrained(ground);
            changes = changes(ground);
            messages = receiver.messages();
            tasksOfThree = tasks(three);
        }
        assumeThat(day(Instant.now())).as("the day on which it began").isEqualTo(day(began));
    }

    @Test
    void theTasksAreThoseOfOneThatNothingHappensTo() {
        assertThat(String.join("\n", tasksOfOne))
                .contains("churn-risk", "expansion", "renewal", "onboarding", "open", "resolved");
        assertThat(tasksOfThree).containsExactlyInAnyOrderElementsOf(tasksOfOne);
    }

    @Test
    void atNoTimeAreTwoTasksOpenForTheSame() {
        var open = new HashMap<String, Set<String>>();
        for (var event : changes) {
            var changed = (Changed) event.fact();
            var same = open.computeIfAbsent(
                    event.account() + " " + changed.type() + " " + changed.reason(), _ -> new HashSet<>());
            if (CLOSED.contains(changed.status())) {
                same.remove(changed.task());
            } else {
                same.add(changed.task());
            }
            assertThat(same).as("open after " + event).hasSizeLessThan(2);
        }
    }

    @Test
    void eachChangeIsToldAtLeastOnceAndAlwaysUnderTheSameId() {
        var ids = messages.stream().collect(groupingBy(InstancesIT::words, mapping(Message::id, toSet())));

        assertThat(ids.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        changes.stream().map(InstancesIT::words).toList());
        assertThat(ids).allSatisfy((_, same) -> assertThat(same).hasSize(1));
        assertThat(ids.values()).doesNotHaveDuplicates();
    }

    /** Else the test above would prove little. */
    @Test
    void whatAKilledOneHadUnderWayIsToldAgain() {
        var times = messages.stream().collect(groupingBy(InstancesIT::words));

        assertThat(times.values().stream().filter(same -> same.size() > 1))
                .hasSizeGreaterThanOrEqualTo(INSTANCES * AT_ONCE);
    }

    private static List<String> tasksOfOne(List<Sent> input) throws InterruptedException {
        try (var ground = Ground.start();
                var one = new Fleet(ground);
                var publisher = new Publisher(ground.broker(), input, PER_SECOND)) {
            start(1, one);
            publisher.finish();
            awaitDrained(ground);
            return tasks(one);
        }
    }

    /** Kills each of those that are there early in its share of the input, while it waits for answers. */
    private static void publishWithKills(List<Sent> input, Ground ground, Fleet fleet, Receiver receiver)
            throws InterruptedException {
        var victims = fleet.alive(Service.ALERTING);
        try (var publisher = new Publisher(ground.broker(), input, PER_SECOND)) {
            for (int i = 0; i < INSTANCES; i++) {
                double when = (i + 0.25) / INSTANCES;
                publisher.allow((i + 1.0) / INSTANCES);
                receiver.hold();
                Fleet.until(
                        "so much is sent, and told at once",
                        () -> publisher.progress() >= when && receiver.waiting() >= INSTANCES * AT_ONCE);
                fleet.kill(victims.get(i));
                receiver.release();
                start(1, fleet);
            }
            publisher.finish();
        }
    }

    private static void start(int more, Fleet fleet) {
        var started = IntStream.range(0, more)
                .mapToObj(_ -> fleet.launch(Service.ALERTING, WITH_WEBHOOKS))
                .toList();
        started.forEach(fleet::awaitWorking);
    }

    /** Until deliveries are made, too: of those that were killed again, two minutes after they began. */
    private static void awaitDrained(Ground ground) {
        Fleet.until(
                "nothing waits any more",
                () -> Drained.ofAlertingAndItsClock(ground).isEmpty());
    }

    private static void register(Receiver receiver, Fleet fleet) {
        ask(fleet)
                .contentType(ContentType.JSON)
                .body(Map.of("channel", "webhook", "url", receiver.url()))
                .post("/v1/webhooks")
                .then()
                .statusCode(201);
    }

    /** All that was published of tasks, what was published again only once. */
    private static Collection<Event> changes(Ground ground) {
        var changes = new LinkedHashMap<String, Event>();
        for (var record : KafkaSide.records(Map.of("bootstrap.servers", ground.broker()), Topic.CSM_TASKS)) {
            var event = ((Known) Codec.decode(name -> KafkaSide.header(record, name), record.value())).event();
            assertThat(changes.getOrDefault(event.id(), event)).isEqualTo(event);
            changes.putIfAbsent(event.id(), event);
        }
        return changes.values();
    }

    private static List<String> tasks(Fleet fleet) {
        var tasks = new ArrayList<String>();
        var next = "/v1/tasks?status=all&limit=200";
        while (next != null) {
            var page = ask(fleet).get(next).then().statusCode(200).extract().jsonPath();
            tasks.addAll(
                    page.getList(
                            "tasks.collect { [it.account, it.type, it.reason, it.occurrence, it.status, it.owner].join(' ') }"));
            next = page.getString("next");
        }
        return tasks;
    }

    private static RequestSpecification ask(Fleet fleet) {
        return given().urlEncodingEnabled(false)
                .baseUri(fleet.ready(Service.ALERTING).url().toString())
                .auth()
                .oauth2(fleet.token());
    }

    private static String words(Event change) {
        var changed = (Changed) change.fact();
        return "task." + changed.change() + " " + changed.task() + " " + changed.version();
    }

    private static String words(Message message) {
        var data = message.body().path("data");
        return message.body().path("type").textValue() + " " + data.path("task").textValue() + " "
                + data.path("version").longValue();
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
