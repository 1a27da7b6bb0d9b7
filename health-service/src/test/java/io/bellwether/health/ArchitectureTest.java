package io.bellwether.health;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The core stays pure, and the shell stays at home. */
class ArchitectureTest {

    private static final String[] CORE = {
        "io.bellwether.health.state..",
        "io.bellwether.health.measure..",
        "io.bellwether.health.model..",
        "io.bellwether.health.score..",
        "io.bellwether.health.risk..",
        "io.bellwether.health.verdict..",
        "io.bellwether.health.simulation.."
    };

    private static final JavaClasses HEALTH = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.bellwether.health");

    @Test
    void theCoreDependsOnTheContractAndTheJdkOnly() {
        classes()
                .that()
                .resideInAnyPackage(CORE)
                .and()
                .resideOutsideOfPackage("io.bellwether.health.model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "io.bellwether.events..", "io.bellwether.health.*..")
                .check(HEALTH);
    }

    @Test
    void theCoreAsksNeitherClockNorChance() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .check(HEALTH);
    }

    @Test
    void theShellIsNobodysBusiness() {
        classes()
                .that()
                .resideInAPackage("io.bellwether.health")
                .should()
                .notBePublic()
                .check(HEALTH);
    }
}
