package dev.peel.plugins.statistics;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class StatisticsArchitectureTest {
    private final JavaClasses statistics = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.peel.plugins.statistics");

    @Test
    void knowsOnlyCoreAndTheJdk() {
        classes()
                .that()
                .resideInAPackage("dev.peel.plugins.statistics..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.peel.plugins.statistics..", "dev.peel.core..", "java..", "org.jspecify..")
                .check(statistics);
    }

    @Test
    void usesOnlyTheApiOfCore() {
        noClasses()
                .that()
                .resideInAPackage("dev.peel.plugins.statistics..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.peel.core..internal..")
                .check(statistics);
    }
}
