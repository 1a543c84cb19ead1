package dev.peel.testkit;

import dev.peel.core.dissect.Registry;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the {@link Packets} of a {@link Capture} or of {@link Hex}, dissected by all dissectors on the class path.
 *
 * <pre>{@code
 * @ExtendWith(PeelExtension.class)
 * class MqttTest {
 *     @Test
 *     void readsEveryMessage(@Capture("mqtt.pcap") Packets packets) {
 *         packets.expectMalformedNowhere();
 *         Golden.check(Path.of("src/test/resources/mqtt.txt"), packets.tree());
 *     }
 * }
 * }</pre>
 */
public final class PeelExtension implements ParameterResolver {
    private static final Path RESOURCES = Path.of("src", "test", "resources");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Packets.class
                && (find(Capture.class, parameter).isPresent()
                        || find(Hex.class, parameter).isPresent());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Registry registry = Registry.load();
        Optional<Hex> hex = find(Hex.class, parameter);
        if (hex.isPresent()) {
            List<byte[]> frames =
                    Arrays.stream(hex.get().value()).map(HexText::parse).toList();
            return Packets.of(registry, hex.get().linkType(), frames);
        }
        Path file = RESOURCES.resolve(
                find(Capture.class, parameter).map(Capture::value).orElseThrow());
        try {
            return Packets.read(registry, file);
        } catch (IOException failed) {
            throw new ParameterResolutionException("cannot read " + file, failed);
        }
    }

    private static <A extends Annotation> Optional<A> find(Class<A> type, ParameterContext parameter) {
        return parameter
                .findAnnotation(type)
                .or(() -> Optional.ofNullable(parameter.getDeclaringExecutable().getAnnotation(type)));
    }
}
