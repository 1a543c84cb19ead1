package dev.peel.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class CoreArchitectureTest {
    private final JavaClasses core = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.peel.core");

    @Test
    void coreKnowsOnlyTheJdkAnnotationsAndTheDecompressor() {
        classes()
                .that()
                .resideInAPackage("dev.peel.core..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.peel.core..", "java..", "javax..", "org.jspecify..", "io.airlift.compress..")
                .allowEmptyShould(true)
                .check(core);
    }

    @Test
    void onlyCaptureReadingDecompresses() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.peel.core.capture..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.airlift..")
                .allowEmptyShould(true)
                .check(core);
    }

    @Test
    void bytesKnowNothingElseOfCore() {
        noClasses()
                .that()
                .resideInAPackage("dev.peel.core.bytes..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.peel.core",
                        "dev.peel.core.field..",
                        "dev.peel.core.dissect..",
                        "dev.peel.core.packet..",
                        "dev.peel.core.flow..",
                        "dev.peel.core.capture..",
                        "dev.peel.core.filter..",
                        "dev.peel.core.tap..",
                        "dev.peel.core.print..",
                        "dev.peel.core.index..",
                        "dev.peel.core.plugin..")
                .allowEmptyShould(true)
                .check(core);
    }

    @Test
    void captureReadingDoesNotDissect() {
        noClasses()
                .that()
                .resideInAPackage("dev.peel.core.capture..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.peel.core.dissect..",
                        "dev.peel.core.flow..",
                        "dev.peel.core.filter..",
                        "dev.peel.core.tap..",
                        "dev.peel.core.index..",
                        "dev.peel.core.print..")
                .allowEmptyShould(true)
                .check(core);
    }

    @Test
    void openedCapturesKnowNeitherPrintersNorPlugins() {
        noClasses()
                .that()
                .resideInAPackage("dev.peel.core.index..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.peel.core.print..", "dev.peel.core.plugin..", "dev.peel.core.filter..")
                .allowEmptyShould(true)
                .check(core);
    }

    @Test
    void passesKnowNothingOfOpenedCaptures() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.peel.core.dissect..", "dev.peel.core.flow..", "dev.peel.core.tap..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.peel.core.index..")
                .allowEmptyShould(true)
                .check(core);
    }

    @Test
    void filtersSeeThePacketAndNotItsDissection() {
        noClasses()
                .that()
                .resideInAPackage("dev.peel.core.filter..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.peel.core.dissect..", "dev.peel.core.flow..", "dev.peel.core.capture..")
                .allowEmptyShould(true)
                .check(core);
    }
}
