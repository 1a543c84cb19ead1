package dev.peel.plugins.modbus;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ModbusArchitectureTest {
    private final JavaClasses modbus = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.peel.plugins.modbus");

    @Test
    void knowsOnlyCoreAndTheJdk() {
        classes()
                .that()
                .resideInAPackage("dev.peel.plugins.modbus..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.peel.plugins.modbus..", "dev.peel.core..", "java..", "org.jspecify..")
                .check(modbus);
    }

    @Test
    void usesOnlyTheApiOfCore() {
        noClasses()
                .that()
                .resideInAPackage("dev.peel.plugins.modbus..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.peel.core..internal..")
                .check(modbus);
    }
}
