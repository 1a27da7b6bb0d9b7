package io.bellwether.health;

import static io.bellwether.health.Rest.assign;
import static io.bellwether.health.Rest.byCsat;
import static io.bellwether.health.Rest.csat;
import static io.bellwether.health.Rest.csm;
import static io.bellwether.health.Rest.described;
import static io.bellwether.health.Rest.event;
import static io.bellwether.health.Rest.eventually;
import static io.bellwether.health.Rest.newAccount;
import static io.bellwether.health.Rest.publish;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.bellwether.events.Account;
import io.bellwether.fixture.Broker;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts below an account, on a real broker and database. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class FamilyTest {

    private final String segment = "segment-" + UUID.randomUUID();
    private final String group = newAccount("group");
    private final String north = newAccount("north");
    private final String south = newAccount("south");
    private final String store = newAccount("store");

    @BeforeEach
    void judgeByCsat() {
        publish(segment, byCsat(segment, 80));
        assign(segment, segment);
    }

    @Test
    void anAccountShowsHowThoseBelowItDo() {
        Broker.say(event(group, described(null, 1.0, null, null)));
        child(north, 90_000.0, group, 5);
        child(south, 10_000.0, group, 1);
        child(store, null, north, 3);

        eventually(() -> csm().get("/v1/accounts/" + group)
                .then()
                .body("profile.account", equalTo(group))
                .body("rollUp.accounts", equalTo(3))
                .body("rollUp.scored", equalTo(3))
                .body("rollUp.arr", equalTo(100_000f))
                .body("rollUp.mean", equalTo(92.0f)) // 0.9·100 + 0.1·20
                .body("rollUp.score", equalTo(92))
                .body("rollUp.withoutArr", equalTo(1))
                .body("rollUp.worst.account", equalTo(south))
                .body("rollUp.worst.band", equalTo("red")));
        csm().get("/v1/accounts?parent=" + group).then().body("accounts.account", containsInAnyOrder(north, south));
        csm().get("/v1/accounts/" + south).then().body("rollUp", nullValue());
        String next = csm().get("/v1/accounts?sort=arr&limit=1&parent=" + group)
                .then()
                .body("accounts.account", contains(north))
                .extract()
                .path("next");
        csm().urlEncodingEnabled(false)
                .get(next)
                .then()
                .body("accounts.account", contains(south))
                .body("next", nullValue());
    }

    @Test
    void whoLeftIsCountedAlone() {
        child(south, 10_000.0, group, 1);
        child(north, 90_000.0, group, 5);
        Broker.say(event(group, described(null, null, null, null)), event(south, new Account.Churned("price")));

        eventually(() -> csm().get("/v1/accounts/" + group)
                .then()
                .body("rollUp.churned", equalTo(1))
                .body("rollUp.arr", equalTo(90_000f))
                .body("rollUp.mean", equalTo(100f))
                .body("rollUp.worst.account", equalTo(north)));
        csm().get("/v1/accounts?churned=true&parent=" + group)
                .then()
                .body("accounts.account", contains(south))
                .body("accounts.churned", contains(true));
        csm().get("/v1/accounts?churned=false&parent=" + group)
                .then()
                .body("accounts.account", contains(north))
                .body("accounts.churned", contains(false));
        csm().get("/v1/accounts?scored=false&parent=" + group).then().body("accounts.account", contains(south));
        csm().get("/v1/accounts?scored=yes")
                .then()
                .statusCode(400)
                .body("detail", equalTo("scored: must be true or false"));
        csm().get("/v1/accounts/" + south + "/health").then().body("notScored", equalTo("churned"));
    }

    @Test
    void aCircleOfParentsEnds() {
        child(group, 1_000.0, store, 5);
        child(north, 1_000.0, group, 3);
        child(store, 1_000.0, north, 1);

        eventually(() -> csm().get("/v1/accounts/" + group)
                .then()
                .body("rollUp.accounts", equalTo(2))
                .body("rollUp.mean", equalTo(40f)));
    }

    /** An account whose score is its CSAT, in fifths of 100. */
    private void child(String account, Double arr, String parent, int csat) {
        Broker.say(event(account, described(segment, arr, parent, null)), event(account, csat(csat)));
    }
}
