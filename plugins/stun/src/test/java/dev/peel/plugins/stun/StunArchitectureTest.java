package dev.peel.plugins.stun;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class StunArchitectureTest {
    private final JavaClasses stun = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.peel.plugins.stun");

    @Test
    void knowsOnlyCoreAndTheJdk() {
        classes()
                .that()
                .resideInAPackage("dev.peel.plugins.stun..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.peel.plugins.stun..", "dev.peel.core..", "java..", "org.jspecify..")
                .check(stun);
    }

    @Test
    void usesOnlyTheApiOfCore() {
        noClasses()
                .that()
                .resideInAPackage("dev.peel.plugins.stun..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.peel.core..internal..")
                .check(stun);
    }
}
