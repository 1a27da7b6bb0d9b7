package io.bellwether.quickstart.simulator;

import java.util.function.Consumer;

/** What becomes of a customer: an edit of its ordinary life. Together they raise every risk and every opportunity. */
public enum Story {
    STEADY(diary -> {}),

    QUIETLY_LEAVING(RiskPlots::quietlyLeaving),
    SUPPORT_STORM(SupportPlots::storm),
    CSAT_SLIDING(SupportPlots::csatSliding),
    DETRACTOR(SupportPlots::detractor),
    CHAMPION_LEFT(RiskPlots::championLeft),
    SPONSOR_LEFT(RiskPlots::sponsorLeft),
    COMPETITOR_SNIFFING(RiskPlots::competitorSniffing),
    QBR_MISSED(RiskPlots::qbrMissed),
    UNHAPPY_PAYER(RiskPlots::unhappyPayer),

    RENEWAL_UNTOUCHED(RenewalPlots::untouched),
    RENEWAL_DOUBTFUL(RenewalPlots::doubtful),
    RENEWAL_HESITANT(RenewalPlots::hesitant),
    CONTRACT_LAPSED(RenewalPlots::lapsed),
    LOST(RenewalPlots::lost),

    NEW_AND_WELL(40, diary -> {}),
    KICKOFF_LATE(20, OnboardingPlots::kickoffLate),
    NOBODY_LOGS_IN(12, OnboardingPlots::nobodyLogsIn),
    ONBOARDING_BLOCKED(30, OnboardingPlots::blocked),
    ONBOARDING_ADRIFT(45, OnboardingPlots::adrift),
    ONBOARDING_SLOW(60, OnboardingPlots::slow),

    SEATS_FULL(GrowthPlots::seatsFull),
    PLAN_OUTGROWN(GrowthPlots::planOutgrown),
    NEW_USE_CASE(GrowthPlots::newUseCase),
    BIG_PLANS(GrowthPlots::bigPlans),
    ADVOCATE(GrowthPlots::advocate),

    HARDLY_KNOWN(RenewalPlots::hardlyKnown);

    private final int age;

    @SuppressWarnings("ImmutableEnumChecker") // method references, which hold nothing
    private final Consumer<Diary> plot;

    Story(Consumer<Diary> plot) {
        this(0, plot);
    }

    Story(int age, Consumer<Diary> plot) {
        this.age = age;
        this.plot = plot;
    }

    /** Days since the contract began, or 0 where the story does not depend on it. */
    int age() {
        return age;
    }

    /** Whether the customer does well enough to be asked for more. */
    boolean flourishes() {
        return compareTo(SEATS_FULL) >= 0 && compareTo(ADVOCATE) <= 0;
    }

    void edit(Diary diary) {
        plot.accept(diary);
    }
}
