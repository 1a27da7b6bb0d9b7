package io.bellwether.alerting;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String CORE = "io.bellwether.alerting.*..";

    private static final JavaClasses ALERTING = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.bellwether.alerting");

    @Test
    void theCoreKnowsOnlyTheJdkAndTheContract() {
        classes()
                .that()
                .resideInAPackage(CORE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.nio.charset",
                        "java.net", // addresses
                        "java.security..",
                        "javax.crypto..",
                        "com.fasterxml.jackson.databind.annotation", // how constants are spelled
                        "io.bellwether.events",
                        CORE)
                .check(ALERTING);
    }

    @Test
    void timeAndChanceComeIntoTheCoreFromOutside() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(ALERTING);
    }

    @Test
    void theCoreLooksNoNamesUp() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .should()
                .callMethod(InetAddress.class, "getByName", String.class)
                .orShould()
                .callMethod(InetAddress.class, "getAllByName", String.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Socket.class)
                .check(ALERTING);
    }

    @Test
    void theShellIsNobodyElsesBusiness() {
        classes()
                .that()
                .resideInAPackage("io.bellwether.alerting")
                .and()
                .areTopLevelClasses()
                .should()
                .bePackagePrivate()
                .check(ALERTING);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        noFields().should().beAnnotatedWith(Inject.class).check(ALERTING);
    }
}
