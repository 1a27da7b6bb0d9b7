package io.bellwether.e2e;

import static io.bellwether.e2e.Bellwether.assertScored;
import static io.bellwether.e2e.Bellwether.health;
import static io.bellwether.e2e.Bellwether.send;
import static io.bellwether.e2e.Bellwether.tasks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.quickstart.simulator.Customer;
import io.bellwether.quickstart.simulator.Simulation;
import io.bellwether.quickstart.simulator.Story;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SimulatedBookIT {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final int LARGEST_BATCH = 1000;

    /** Everything that models.md can raise. */
    private static final Set<String> REASONS = Set.of(
            "red-health",
            "score-drop",
            "usage-decline",
            "nps-low",
            "satisfaction-at-risk",
            "csat-declining",
            "executive-escalations",
            "escalations-rising",
            "ticket-spike",
            "quality-issues",
            "champion-left",
            "sponsor-left",
            "competition",
            "missed-qbr",
            "budget-cut",
            "renewal-not-started",
            "renewal-incomplete",
            "renewal-at-risk",
            "onboarding-kickoff-late",
            "onboarding-no-login",
            "onboarding-blocked",
            "onboarding-sponsor-inactive",
            "onboarding-criteria-missing",
            "onboarding-unresponsive",
            "onboarding-slow-training",
            "onboarding-slow-resources",
            "onboarding-slow-priorities",
            "onboarding-slow-turnover",
            "onboarding-slow-tickets",
            "seats",
            "tier-upgrade",
            "additional-products",
            "services",
            "advocacy");

    /** One customer for each story. */
    private static Simulation simulation;

    @BeforeAll
    static void tellThePast() {
        simulation = new Simulation(1, Story.values().length, LocalDate.now(ZoneOffset.UTC));
        var events = simulation.life(simulation.book(), Instant.EPOCH, Instant.now());
        for (int from = 0; from < events.size(); from += LARGEST_BATCH) {
            send(events.subList(from, Math.min(events.size(), from + LARGEST_BATCH)))
                    .then()
                    .statusCode(202);
        }
    }

    @Test
    void everyRiskAndEveryOpportunityBecomesATask() {
        await().atMost(SOON).untilAsserted(() -> {
            var reasons = new TreeSet<String>();
            simulation.book().forEach(customer -> reasons.addAll(reasons(customer)));
            assertThat(reasons).containsExactlyInAnyOrderElementsOf(REASONS);
        });
    }

    @Test
    void aCustomerWhoDoesWellIsNobodysTask() {
        await().atMost(SOON).untilAsserted(() -> assertScored(the(Story.STEADY).id()));
        assertThat(reasons(the(Story.STEADY))).isEmpty();
        assertThat(reasons(the(Story.NEW_AND_WELL))).isEmpty();
    }

    @Test
    void aCustomerOfWhomHardlyAnythingIsKnownIsNotScored() {
        await().atMost(SOON)
                .untilAsserted(() -> health(the(Story.HARDLY_KNOWN).id()).then().statusCode(200));
        assertThat(health(the(Story.HARDLY_KNOWN).id()).jsonPath().getBoolean("scored"))
                .isFalse();
    }

    /** Of risks and opportunities; what the calendar brings has reasons of its own. */
    private static List<String> reasons(Customer customer) {
        return tasks(customer.id())
                .jsonPath()
                .getList("tasks.findAll { it.type in ['churn-risk', 'expansion'] }.reason");
    }

    private static Customer the(Story story) {
        return simulation.book().stream()
                .filter(customer -> customer.story() == story)
                .findAny()
                .orElseThrow();
    }
}
