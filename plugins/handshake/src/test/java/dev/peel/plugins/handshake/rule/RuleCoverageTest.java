package dev.peel.plugins.handshake.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuleCoverageTest {
    private final List<JavaMethod> tests = new ClassFileImporter()
                    .withImportOption(new ImportOption.OnlyIncludeTests())
                    .importPackages("dev.peel.plugins.handshake.rule")
                    .stream()
                    .flatMap(type -> type.getMethods().stream())
                    .toList();

    @Test
    void eachRuleHasATestThatItFires() {
        Set<String> tested = ids(tests.stream()
                .filter(test -> test.isAnnotatedWith(Fires.class))
                .map(test -> test.getAnnotationOfType(Fires.class).value()));

        assertThat(tested).containsExactlyElementsOf(Diagnosis.ids());
    }

    @Test
    void eachRuleHasATestThatItSparesWhatLooksMuchTheSame() {
        Set<String> tested = ids(tests.stream()
                .filter(test -> test.isAnnotatedWith(Spares.class))
                .map(test -> test.getAnnotationOfType(Spares.class).value()));

        assertThat(tested).containsExactlyElementsOf(Diagnosis.ids());
    }

    private static Set<String> ids(Stream<String[]> marks) {
        return marks.flatMap(Arrays::stream).collect(Collectors.toCollection(TreeSet::new));
    }
}
