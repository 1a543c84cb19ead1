package dev.peel.plugins.ja4;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class Ja4ArchitectureTest {
    private final JavaClasses ja4 = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.peel.plugins.ja4");

    @Test
    void knowsOnlyCoreAndTheJdk() {
        classes()
                .that()
                .resideInAPackage("dev.peel.plugins.ja4..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.peel.plugins.ja4..", "dev.peel.core..", "java..", "org.jspecify..")
                .check(ja4);
    }

    @Test
    void usesOnlyTheApiOfCore() {
        noClasses()
                .that()
                .resideInAPackage("dev.peel.plugins.ja4..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.peel.core..internal..")
                .check(ja4);
    }
}
