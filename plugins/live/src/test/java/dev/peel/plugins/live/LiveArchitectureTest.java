package dev.peel.plugins.live;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class LiveArchitectureTest {
    private final JavaClasses live = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.peel.plugins.live");

    @Test
    void knowsOnlyCorePcap4jAndTheJdk() {
        classes()
                .that()
                .resideInAPackage("dev.peel.plugins.live..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.peel.plugins.live..", "dev.peel.core..", "java..", "org.jspecify..", "org.pcap4j..")
                .check(live);
    }

    @Test
    void usesOnlyTheApiOfCore() {
        noClasses()
                .that()
                .resideInAPackage("dev.peel.plugins.live..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.peel.core..internal..")
                .check(live);
    }
}
