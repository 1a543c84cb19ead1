package dev.peel.dissectors.tls;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Values;
import dev.peel.core.flow.Endpoints;
import dev.peel.core.flow.Slot;
import dev.peel.dissectors.values.NamedValues;
import java.nio.charset.StandardCharsets;

/** What a connection carries inside of TLS: the protocol that the server chose in the clear (RFC 7301 3.1), else that of its port. */
final class CarriedProtocol {
    private static final Values BY_PORT = NamedValues.of("tls-carried-protocols.tsv");
    private static final Slot<String> CHOSEN = Slot.of("tls.carried");
    private static final int NAME_LENGTH_AT = 2; // bytes, behind the length of the list, RFC 7301 3.1
    private static final int NAME_AT = 3;

    private CarriedProtocol() {}

    /** Remembers the choice of {@code answer}, the content of a server's ALPN extension. */
    static void choose(Dissection d, Bytes answer) {
        if (answer.length() > NAME_AT) {
            int length = Math.min(answer.u8(NAME_LENGTH_AT), answer.length() - NAME_AT);
            d.state(CHOSEN, named(new String(answer.copy(NAME_AT, length), StandardCharsets.ISO_8859_1)));
        }
    }

    /** {@return the protocol's name, empty where it is not known} */
    static String of(Dissection d) {
        String chosen = d.state(CHOSEN);
        if (chosen != null && !chosen.isEmpty()) {
            return chosen;
        }
        Endpoints endpoints = d.endpoints();
        int lower = Math.min(endpoints.sourcePort(), endpoints.destinationPort());
        int higher = Math.max(endpoints.sourcePort(), endpoints.destinationPort());
        return BY_PORT.name(lower, BY_PORT.name(higher, ""));
    }

    private static String named(String alpn) {
        return switch (alpn) {
            case "h2" -> "HyperText Transfer Protocol 2";
            case "http/1.0", "http/1.1" -> "Hypertext Transfer Protocol";
            default -> "";
        };
    }
}
