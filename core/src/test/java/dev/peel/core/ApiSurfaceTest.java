package dev.peel.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.field.Field;
import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What others can use of core, a line a type and a member, is as it was reviewed: a change of it is seen as a change of a file. */
class ApiSurfaceTest {
    private static final Path REVIEWED = Path.of("src/test/resources/dev/peel/core/api.txt");
    private static final String HEADER =
            "generated; update with: mvn -pl core test -Dtest=ApiSurfaceTest -Dgolden.update";
    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");
    private static final Set<String> OF_EVERY_ENUM = Set.of("values", "valueOf");

    @Test
    void isWhatWasReviewed() throws Exception {
        String surface = Stream.concat(Stream.of(HEADER), lines()).collect(Collectors.joining("\n", "", "\n"));
        if (System.getProperty("golden.update") != null) {
            Files.writeString(REVIEWED, surface);
        }

        assertThat(surface).isEqualTo(Files.readString(REVIEWED));
    }

    private static Stream<String> lines() throws IOException, URISyntaxException {
        Path classes = Path.of(
                Field.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            List<String> names = files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length())
                            .replace('/', '.')
                            .replace('\\', '.'))
                    .filter(name -> !name.contains(".internal."))
                    .sorted()
                    .toList();
            return names.stream()
                    .map(ApiSurfaceTest::load)
                    .filter(ApiSurfaceTest::isSeen)
                    .flatMap(ApiSurfaceTest::type);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Field.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isSeen(Class<?> type) {
        return isSeen(type.getModifiers()) && (type.getEnclosingClass() == null || isSeen(type.getEnclosingClass()));
    }

    private static boolean isSeen(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static Stream<String> type(Class<?> type) {
        String name = type.getName().substring("dev.peel.core.".length()).replace('$', '.');
        Stream<Member> members = Stream.of(
                        type.getDeclaredConstructors(), type.getDeclaredMethods(), type.getDeclaredFields())
                .flatMap(Arrays::stream);
        return Stream.concat(
                Stream.of(name + ": " + kind(type)),
                members.filter(member -> isSeen(member.getModifiers()) && !member.isSynthetic())
                        .filter(member -> !isImplied(type, member))
                        .map(member -> name + " " + describe(member))
                        .sorted());
    }

    private static String kind(Class<?> type) {
        String kind = type.isRecord() ? "record" : type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class";
        boolean isOpen = !type.isRecord() && !type.isEnum() && !type.isSealed();
        boolean isAbstract = Modifier.isAbstract(type.getModifiers()) && !type.isInterface();
        return (type.isSealed() ? "sealed " : "")
                + (isAbstract ? "abstract " : "")
                + (isOpen && Modifier.isFinal(type.getModifiers()) ? "final " : "")
                + kind;
    }

    private static boolean isImplied(Class<?> type, Member member) {
        return member instanceof Method
                && (OF_EVERY_OBJECT.contains(member.getName())
                        || type.isEnum() && OF_EVERY_ENUM.contains(member.getName()));
    }

    private static String describe(Member member) {
        int modifiers = member.getModifiers();
        String prefix = (Modifier.isProtected(modifiers) ? "protected " : "")
                + (Modifier.isStatic(modifiers) ? "static " : "")
                + (Modifier.isAbstract(modifiers) ? "abstract " : "");
        if (member instanceof Executable executable) {
            String parameters = Arrays.stream(executable.getGenericParameterTypes())
                    .map(ApiSurfaceTest::shorten)
                    .collect(Collectors.joining(", ", "(", ")"));
            return member instanceof Method method
                    ? prefix + method.getName() + parameters + " " + shorten(method.getGenericReturnType())
                    : prefix + "new" + parameters;
        }
        java.lang.reflect.Field field = (java.lang.reflect.Field) member;
        return field.isEnumConstant()
                ? member.getName()
                : prefix + member.getName() + " " + shorten(field.getGenericType());
    }

    private static String shorten(Type type) {
        return type.getTypeName().replaceAll("\\b[a-z][a-z0-9]*\\.", "").replace('$', '.');
    }
}
