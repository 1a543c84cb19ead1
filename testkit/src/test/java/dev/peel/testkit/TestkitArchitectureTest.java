package dev.peel.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class TestkitArchitectureTest {
    private final JavaClasses testkit = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.peel.testkit");

    @Test
    void knowsOnlyCoreTheJdkAndJunit() {
        classes()
                .that()
                .resideInAPackage("dev.peel.testkit..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.peel.testkit..", "dev.peel.core..", "java..", "org.jspecify..", "org.junit.jupiter..")
                .check(testkit);
    }

    @Test
    void usesOnlyTheApiOfCore() {
        noClasses()
                .that()
                .resideInAPackage("dev.peel.testkit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.peel.core..internal..")
                .check(testkit);
    }
}
