package dev.peel.dissectors;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class DissectorsArchitectureTest {
    private final JavaClasses dissectors = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.peel.dissectors");

    @Test
    void dissectorsKnowOnlyCoreTheJdkAndCryptography() {
        classes()
                .that()
                .resideInAPackage("dev.peel.dissectors..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.peel.dissectors..",
                        "dev.peel.core..",
                        "java..",
                        "org.jspecify..",
                        "org.bouncycastle.crypto..")
                .allowEmptyShould(true)
                .check(dissectors);
    }

    @Test
    void onlyQuicNeedsCryptography() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.peel.dissectors.quic..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bouncycastle..")
                .allowEmptyShould(true)
                .check(dissectors);
    }

    @Test
    void dissectorsUseOnlyTheApiOfCore() {
        noClasses()
                .that()
                .resideInAPackage("dev.peel.dissectors..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.peel.core..internal..")
                .allowEmptyShould(true)
                .check(dissectors);
    }

    @Test
    void aProtocolReachesAnotherOnlyThroughTablesAndNamedValues() {
        slices().matching("dev.peel.dissectors.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), resideInAPackage("dev.peel.dissectors.values.."))
                .ignoreDependency(alwaysTrue(), resideInAPackage("dev.peel.dissectors.dialog.."))
                .ignoreDependency(alwaysTrue(), resideInAPackage("dev.peel.dissectors.ethertype.."))
                .allowEmptyShould(true)
                .check(dissectors);
    }

    @Test
    void namedValuesKnowNoProtocol() {
        classes()
                .that()
                .resideInAPackage("dev.peel.dissectors.values..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.peel.dissectors.values..", "dev.peel.core..", "java..", "javax..", "org.jspecify..")
                .allowEmptyShould(true)
                .check(dissectors);
    }
}
