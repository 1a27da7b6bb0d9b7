package io.bellwether.quickstart.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PurityTest {

    private static final JavaClasses SIMULATOR = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.bellwether.quickstart.simulator");

    @Test
    void theSimulatorKnowsTheContractAndNothingElse() {
        classes()
                .that()
                .resideInAPackage("..simulator..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "io.bellwether.events..", "io.bellwether.quickstart.simulator..")
                .check(SIMULATOR);
    }

    @Test
    void theSimulatorIsToldTheTime() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .check(SIMULATOR);
    }
}
