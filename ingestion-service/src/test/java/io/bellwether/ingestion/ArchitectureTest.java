package io.bellwether.ingestion;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String CORE = "io.bellwether.ingestion.(*)..";
    private static final JavaClasses INGESTION =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.bellwether.ingestion");

    @Test
    void theCoreKnowsTheContractAndLibrariesThatOnlyCompute() {
        classes()
                .that()
                .resideInAPackage("io.bellwether.ingestion.*..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "io.bellwether.events..",
                        "io.bellwether.problems..",
                        "io.bellwether.ingestion.*..",
                        "com.fasterxml.jackson..",
                        "com.networknt.schema..")
                .check(INGESTION);
    }

    @Test
    void theCoreIsGivenClockAndIds() {
        noClasses()
                .that()
                .resideInAPackage("io.bellwether.ingestion.*..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .check(INGESTION);
    }

    @Test
    void packagesDoNotDependOnEachOtherInCircles() {
        SlicesRuleDefinition.slices().matching(CORE).should().beFreeOfCycles().check(INGESTION);
    }

    @Test
    void theShellIsNobodysBusiness() {
        noClasses()
                .that()
                .resideInAPackage("io.bellwether.ingestion")
                .should()
                .bePublic()
                .check(INGESTION);
    }
}
