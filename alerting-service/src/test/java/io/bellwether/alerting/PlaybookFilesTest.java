package io.bellwether.alerting;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.alerting.person.WorkingTime;
import io.bellwether.alerting.play.Choice;
import io.bellwether.alerting.play.Playbook;
import io.bellwether.alerting.task.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlaybookFilesTest {

    private static final List<Playbook> SHIPPED = PlaybookFiles.playbooks();

    @Test
    void allThatAreShippedCanBeUsed() {
        var templates = new Templates();

        assertThat(SHIPPED).allSatisfy(playbook -> {
            assertThat(templates.faults(playbook)).isEmpty();
            assertThat(playbook.source()).isNotBlank();
        });
    }

    @Test
    void eachNameIsThereOnceAndAlternativesAreToADefault() {
        var names = SHIPPED.stream().map(Playbook::name).toList();

        assertThat(names).doesNotHaveDuplicates();
        assertThat(SHIPPED)
                .filteredOn(playbook -> playbook.alternativeTo() != null)
                .allSatisfy(playbook -> {
                    assertThat(names).contains(playbook.alternativeTo());
                    assertThat(find(playbook.alternativeTo()).alternativeTo()).isNull();
                });
    }

    @Test
    void choicesNameOnlyWhatThereIs() {
        assertThat(PlaybookFiles.choices())
                .extracting(Choice::playbook)
                .isSubsetOf(SHIPPED.stream().map(Playbook::name).toList());
    }

    @Test
    void eachDefaultIsChosenForSomethingThatIsRaised() {
        var chosen = PlaybookFiles.choices().stream().map(Choice::playbook).collect(toSet());
        assertThat(SHIPPED)
                .filteredOn(playbook -> playbook.alternativeTo() == null)
                .extracting(Playbook::name)
                .allMatch(chosen::contains);

        var rules = RulesFile.read(Optional.empty());
        var raised = rules.types().entrySet().stream()
                .flatMap(it ->
                        it.getValue().titles().keySet().stream().map(reason -> Words.of(it.getKey()) + " " + reason))
                .collect(toSet());
        assertThat(PlaybookFiles.choices().stream().flatMap(PlaybookFilesTest::named))
                .isSubsetOf(raised);
    }

    /** The pairs of type and reason that a choice names. */
    private static Stream<String> named(Choice choice) {
        return choice.types().stream().flatMap(type -> choice.reasons().stream().map(reason -> type + " " + reason));
    }

    @Test
    void aCriticalAccountHasFourPhasesOfNinetyDays() {
        assertThat(find("churn-prevention-red").steps())
                .extracting(Playbook.Step::days)
                .containsExactly(1, 3, 3, 3, 14, 14, 14, 14, 30, 30, 30, 30, 60, 90, 90, 90);
    }

    @Test
    void aReviewForSupportIsPreparedByWhatSupportTells() {
        assertThat(find("qbr-preparation-support").steps())
                .extracting(Playbook.Step::title)
                .containsSubsequence(
                        "Review the support metrics of {account}",
                        "Identify trends and concerns",
                        "Prepare recommendations",
                        "Hold the review");
    }

    @Test
    void whatTheSourcesSayWeeklyOrDailyIsThereForEachTime() {
        assertThat(times("high-risk-intervention", "Weekly check-in"))
                .containsExactly("2026-06-15", "2026-06-22", "2026-06-29"); // weeks 2 to 4
        assertThat(times("churn-prevention-yellow", "Look at their health")) // months 2 and 3
                .hasSize(8)
                .startsWith("2026-07-06", "2026-07-13")
                .endsWith("2026-08-24");
        assertThat(times("churn-prevention-red", "Daily check-in")) // days 4 to 14
                .containsExactly(
                        "2026-06-05",
                        "2026-06-08",
                        "2026-06-09",
                        "2026-06-10",
                        "2026-06-11",
                        "2026-06-12",
                        "2026-06-15");
    }

    private static List<String> times(String playbook, String title) {
        return find(playbook).steps().stream()
                .filter(step -> step.title().equals(title))
                .flatMap(step -> step.due(LocalDate.parse("2026-06-01"), WorkingTime.USUAL).stream())
                .map(LocalDate::toString)
                .toList();
    }

    @Test
    void theFirstChoiceThatFitsDecides() {
        assertThat(chosen(new Choice.Case("churn-risk", "renewal-at-risk", "high", null, null, null, null)))
                .isEqualTo("renewal-zone-red");
        assertThat(chosen(new Choice.Case("churn-risk", "renewal-at-risk", "medium", null, null, null, null)))
                .isEqualTo("renewal-zone-yellow");
        assertThat(chosen(new Choice.Case("churn-risk", "red-health", "high", "red", "smb", null, null)))
                .isEqualTo("churn-prevention-red");
        assertThat(chosen(new Choice.Case("churn-risk", "nps-low", "high", "yellow", "enterprise", null, null)))
                .isEqualTo("high-risk-intervention");
        assertThat(chosen(t60(null))).isEqualTo("renewal-t-60");
        assertThat(chosen(t60(0.89))).isEqualTo("renewal-t-60");
        assertThat(chosen(t60(0.9))).isEqualTo("renewal-zone-green");
        assertThat(chosen(new Choice.Case("review", "action-plan", "medium", "yellow", "smb", null, null)))
                .isEqualTo("churn-prevention-yellow");
        assertThat(chosen(new Choice.Case("review", "health", "low", "yellow", "smb", null, null)))
                .isEqualTo("health-review");
        assertThat(chosen(new Choice.Case("renewal", "win-back", "medium", "red", null, null, null)))
                .isEqualTo("win-back");
    }

    @Test
    void aNewEnterpriseBeginsWithThePlanThatIsForIt() {
        assertThat(chosen(onboarding("plan", "enterprise"))).isEqualTo("success-plan-90-days");
        assertThat(chosen(onboarding("plan", "smb"))).isEqualTo("onboarding-four-phases");
        assertThat(chosen(onboarding("plan", null))).isEqualTo("onboarding-four-phases");
        assertThat(chosen(onboarding("kickoff", "enterprise"))).isEqualTo("milestone");
    }

    @Test
    void anOnboardingSucceedsByAllThatS4Asks() {
        assertThat(String.join("\n", find("onboarding-four-phases").success()))
                .contains(
                        "First login within 3 days",
                        "first value within 30",
                        "Kickoff within 7 days",
                        "stakeholders mapped")
                .contains(
                        "Training within 30 days, completed by more than 80 %",
                        "70 % of the users active within 60 days")
                .contains(
                        "60 % of the core features", "after week 2", "above 4.5 of 5", "Full deployment within 90 days")
                .contains("more than one business outcome", "day 90");
        assertThat(find("success-plan-90-days").success())
                .isEqualTo(find("onboarding-four-phases").success());
    }

    @Test
    void aRenewalIsReadyByTheSameListUntilItIsSigned() {
        assertThat(find("renewal-t-120").success()).hasSize(5);
        assertThat(Stream.of("renewal-t-90", "renewal-t-60", "renewal-t-30", "renewal-zone-green"))
                .allMatch(name ->
                        find(name).success().equals(find("renewal-t-120").success()));
    }

    @Test
    void eachKindOfExpansionHasItsOwnSignsValueAndOptions() {
        var kinds = SHIPPED.stream()
                .filter(playbook -> playbook.name().startsWith("expansion-"))
                .toList();

        assertThat(kinds).hasSize(4).allSatisfy(kind -> {
            assertThat(kind.guide())
                    .contains("\n1. Renew only", "\n2. Renew and grow a little", "\n3. Renew with the full");
            assertThat(kind.steps())
                    .extracting(Playbook.Step::title)
                    .contains("Choose the success story of a customer like them", "Propose three options");
        });
        assertThat(kinds).extracting(kind -> signs(kind.guide())).doesNotHaveDuplicates();
        assertThat(kinds).extracting(Playbook::steps).doesNotHaveDuplicates();
        assertThat(signs(find("expansion-seats").guide())).contains("85 % of the licences", "waitlist", "departments");
        assertThat(find("expansion-services").about()).contains("certification");
    }

    private static String signs(String guide) {
        return guide.lines()
                .filter(line -> line.startsWith("**Signs.**"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void renewalsGoByTheWayOfTheCalendarsPlan() {
        assertThat(Stream.of("t-90", "t-60", "t-30", "t-0").map(reason -> chosen(renewal(reason, "three-months"))))
                .containsExactly(
                        "renewal-90-days",
                        "renewal-90-days-proposal",
                        "renewal-90-days-contract",
                        "renewal-90-days-signature");
        assertThat(Stream.of("t-90", "t-60", "t-30", "t-0").map(reason -> chosen(renewal(reason, "four-months"))))
                .containsExactly("renewal-t-90", "renewal-t-60", "renewal-t-30", "renewal-t-0");
    }

    @Test
    void theDatesOfARenewalRepeatNoStep() {
        for (var way : List.of("renewal-t-", "renewal-90-days")) {
            assertThat(SHIPPED.stream()
                            .filter(playbook -> playbook.name().startsWith(way))
                            .flatMap(playbook -> playbook.steps().stream())
                            .map(Playbook.Step::title))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void whoIsNearlySureToRenewIsOfferedTheThreeOptionsToo() {
        assertThat(find("renewal-zone-green").steps())
                .extracting(Playbook.Step::title)
                .contains("Begin to negotiate", "Address their concerns")
                .anyMatch(title -> title.startsWith("Present three options"));
    }

    @Test
    void aNewChoiceIsNarrowedByAllThatItNames() {
        var choice = new Choice(Set.of("review"), null, null, Set.of("red"), null, null, null, "save-plan");

        assertThat(choice.fits(new Choice.Case("review", "health", "low", "red", null, null, null)))
                .isTrue();
        assertThat(choice.fits(new Choice.Case("review", "health", "low", null, null, null, null)))
                .isFalse();
        assertThat(choice.fits(new Choice.Case("qbr", "health", "low", "red", null, null, null)))
                .isFalse();
    }

    private static Choice.Case t60(Double confidence) {
        return new Choice.Case("renewal", "t-60", "low", null, null, "four-months", confidence);
    }

    private static Choice.Case onboarding(String reason, String segment) {
        return new Choice.Case("onboarding", reason, "medium", null, segment, null, null);
    }

    private static Choice.Case renewal(String reason, String plan) {
        return new Choice.Case("renewal", reason, "low", null, null, plan, null);
    }

    private static String chosen(Choice.Case it) {
        return PlaybookFiles.choices().stream()
                .filter(choice -> choice.fits(it))
                .findFirst()
                .orElseThrow()
                .playbook();
    }

    private static Playbook find(String name) {
        return SHIPPED.stream()
                .filter(playbook -> playbook.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
