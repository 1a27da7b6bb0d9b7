package io.bellwether.survey;

import io.bellwether.events.Survey;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that can be set of this service beside the settings of Quarkus, Kafka and the database. */
@ConfigMapping(prefix = "bellwether.survey")
interface SurveyConfig {

    /** Where contacts reach this service from outside, such as {@code https://feedback.example.com}; links begin so. */
    @WithDefault("http://127.0.0.1:8083")
    URI publicUrl();

    /** Who asks, as contacts know them; named at the top of the page. */
    Optional<String> organisation();

    /** For how long an invitation can be answered. */
    @WithDefault("P7D")
    Duration lifetime();

    /** The least time between two invitations to a contact for closed tickets; 0 asks after every ticket. */
    @WithDefault("P7D")
    Duration quietPeriod();

    /** What a closed ticket is asked about: {@code csat} or {@code ces}. */
    @WithDefault("csat")
    Survey.Type afterTicket();

    /** How often lapsed invitations are looked for. */
    @WithDefault("1m")
    String expiryCheck();

    /** By survey; defaults in application.properties. */
    Map<Survey.Type, Wording> questions();

    Targets targets();

    Consumption consumption();

    /** The words of a question, in the contacts' language. */
    interface Wording {

        String text();

        /** One for each score from the lowest up, or two for the ends of the scale. */
        List<String> labels();

        String commentPrompt();
    }

    /** What results are measured against. */
    interface Targets {

        /** Least percentage of answers 4 and 5. */
        @WithDefault("90")
        double csat();

        /** Least net promoter score, -100 to 100. */
        @WithDefault("50")
        double nps();

        /** Greatest mean effort, 1 to 5. */
        @WithDefault("2.0")
        double ces();

        default double of(Survey.Type survey) {
            return switch (survey) {
                case CSAT -> csat();
                case NPS -> nps();
                case CES -> ces();
            };
        }
    }

    /** How events are read. */
    interface Consumption {

        /** Threads of this instance that share its partitions. */
        @WithDefault("2")
        int workers();

        /** Events per transaction at the most. */
        @WithDefault("2000")
        int largestBatch();

        /** For how long an event's id is remembered. */
        @WithDefault("P14D")
        Duration dedupWindow();

        /** For how long the broker collects events before it answers; fewer and larger transactions, later by as much. */
        @WithDefault("PT0.02S")
        Duration fetchWait();

        /** Ids that are remembered of each of the 12 shards at the most, of 20 to 30 bytes each. */
        @WithDefault("1000000")
        int largestInbox();

        /** How long events may wait without any commit before liveness is down. */
        @WithDefault("PT1M")
        Duration stalledAfter();
    }
}
