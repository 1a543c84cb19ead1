package dev.peel.repl.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ReplArchitectureTest {
    private final JavaClasses repl = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.peel.repl");

    @Test
    void commandsFindDissectorsAndPluginsAtRunTimeOnly() {
        noClasses()
                .that()
                .resideInAPackage("dev.peel.repl..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.peel.dissectors..", "dev.peel.plugins..")
                .check(repl);
    }

    @Test
    void commandsUseOnlyTheApiOfCore() {
        noClasses()
                .that()
                .resideInAPackage("dev.peel.repl..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.peel.core..internal..")
                .check(repl);
    }

    /** Reading the first annotation takes a third of the time to start. */
    @Test
    void commandsAreDeclaredWithoutAnnotations() {
        noClasses()
                .that()
                .resideInAPackage("dev.peel.repl..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("picocli..").and(describe("are annotations", JavaClass::isAnnotation)))
                .check(repl);
    }
}
