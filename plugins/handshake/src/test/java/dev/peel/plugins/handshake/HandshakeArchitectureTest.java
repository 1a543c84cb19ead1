package dev.peel.plugins.handshake;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class HandshakeArchitectureTest {
    private final JavaClasses handshake = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.peel.plugins.handshake");

    @Test
    void knowsOnlyCoreTheJdkAndTheJsonWriter() {
        classes()
                .that()
                .resideInAPackage("dev.peel.plugins.handshake..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.peel.plugins.handshake..",
                        "dev.peel.core..",
                        "java..",
                        "javax.net.ssl..",
                        "javax.security.auth.x500..",
                        "org.jspecify..",
                        "com.fasterxml.jackson.core..")
                .check(handshake);
    }

    @Test
    void usesOnlyTheApiOfCore() {
        noClasses()
                .that()
                .resideInAPackage("dev.peel.plugins.handshake..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.peel.core..internal..")
                .check(handshake);
    }
}
