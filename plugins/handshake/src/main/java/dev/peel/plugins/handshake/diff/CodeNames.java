package dev.peel.plugins.handshake.diff;

import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import dev.peel.plugins.handshake.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The names of code points in hello messages, as the fields that show them have them. Immutable. */
final class CodeNames {
    /** What code points stand for. */
    enum Kind {
        VERSION("tls.handshake.version"),
        SUITE("tls.handshake.ciphersuite"),
        COMPRESSION("tls.handshake.comp_method"),
        GROUP("tls.handshake.extensions_supported_group"),
        SIGNATURE("tls.handshake.sig_hash_alg"),
        EXTENSION("tls.handshake.extension.type"),
        PSK_MODE("tls.extension.psk_ke_mode");

        private final String field;

        Kind(String field) {
            this.field = field;
        }
    }

    private final Registry registry;

    CodeNames(Registry registry) {
        this.registry = registry;
    }

    /** {@return the name of {@code number}, its hexadecimal digits where it has none} */
    String of(Kind kind, int number) {
        for (Field field : registry.fields(kind.field)) {
            Values values = field.values();
            String name = values == null ? null : values.name(number);
            if (name != null) {
                return name;
            }
        }
        return String.format(Locale.ROOT, "0x%04x", number);
    }

    /** {@return the names of {@code numbers} in their order, without those that peers have to ignore, RFC 8701} */
    List<String> of(Kind kind, Numbers numbers) {
        List<String> names = new ArrayList<>();
        numbers.withoutGrease().stream().forEach(number -> names.add(of(kind, number)));
        return names;
    }
}
