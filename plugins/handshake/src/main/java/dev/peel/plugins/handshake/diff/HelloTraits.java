package dev.peel.plugins.handshake.diff;

import static dev.peel.plugins.handshake.diff.Trait.Weight.CAUSE;
import static dev.peel.plugins.handshake.diff.Trait.Weight.NOTE;

import dev.peel.plugins.handshake.ClientHello;
import dev.peel.plugins.handshake.ExtensionType;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.MessageType;
import dev.peel.plugins.handshake.Moment;
import dev.peel.plugins.handshake.Numbers;
import dev.peel.plugins.handshake.Party;
import dev.peel.plugins.handshake.Resumption;
import dev.peel.plugins.handshake.ServerHello;
import dev.peel.plugins.handshake.diff.CodeNames.Kind;
import dev.peel.plugins.handshake.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the traits that hello messages and those after them have. */
final class HelloTraits {
    private static final String NONE = "none";

    private final CodeNames names;

    HelloTraits(CodeNames names) {
        this.names = names;
    }

    /** Adds the traits of {@code flow}'s messages to {@code traits}. */
    void add(Handshake flow, List<Trait> traits) {
        ClientHello offer = flow.tls().offer();
        traits.add(Trait.ofSet("versions offered", offer == null ? null : versions(offer), CAUSE));
        traits.add(Trait.of("server name", offer == null ? null : orNone(offer.serverName()), CAUSE));
        traits.add(Trait.ofSet("ALPN offered", offer == null ? null : safe(offer.protocols()), CAUSE));
        list("cipher suites", Kind.SUITE, offer == null ? null : offer.suites(), traits);
        list("groups", Kind.GROUP, offer == null ? null : offer.groups(), traits);
        list("key shares", Kind.GROUP, offer == null ? null : offer.shares(), traits);
        list("signatures", Kind.SIGNATURE, offer == null ? null : offer.signatures(), traits);
        list("extensions", Kind.EXTENSION, offer == null ? null : offer.extensions(), traits);
        list("PSK modes", Kind.PSK_MODE, offer == null ? null : offer.pskModes(), traits);
        list("compression", Kind.COMPRESSION, offer == null ? null : offer.compressions(), traits);
        order("order of suites", Kind.SUITE, offer == null ? null : offer.suites(), traits);
        order("order of extensions", Kind.EXTENSION, offer == null ? null : offer.extensions(), traits);
        traits.add(Trait.of("asks to resume by", offer == null ? null : resumes(offer), CAUSE));
        traits.add(Trait.of("ClientHello size", offer == null ? null : offer.size() + " bytes", NOTE));
        traits.add(Trait.of("ClientHello segments", offer == null ? null : segments(flow, offer), CAUSE));
        choice(flow, traits);
        chains(flow, traits);
        Resumption resumption = flow.tls().resumption();
        traits.add(Trait.of("handshake", resumption == null ? null : resumption.text(), CAUSE));
    }

    private void choice(Handshake flow, List<Trait> traits) {
        ServerHello choice = flow.tls().choice();
        ServerHello retry = flow.tls().retry();
        boolean isAnswered = choice != null || retry != null;
        traits.add(
                Trait.of("HelloRetryRequest", !isAnswered ? null : retry == null ? NONE : group(retry.group()), CAUSE));
        traits.add(Trait.of("version chosen", flow.tls().version(), CAUSE));
        traits.add(Trait.of("suite chosen", choice == null ? null : names.of(Kind.SUITE, choice.suite()), CAUSE));
        traits.add(Trait.of("group chosen", choice == null ? null : group(chosenGroup(flow, choice)), CAUSE));
        traits.add(Trait.ofSet("ALPN chosen", choice == null ? null : safe(choice.protocols()), CAUSE));
        list("server's extensions", Kind.EXTENSION, choice == null ? null : choice.extensions(), traits);
    }

    private static void chains(Handshake flow, List<Trait> traits) {
        traits.add(Trait.ofSet("certificates", CertificatePrints.of(flow.tls().serverCertificates()), CAUSE));
        traits.add(Trait.ofOrder(
                "order of certificates", CertificatePrints.of(flow.tls().serverCertificates())));
        boolean isAsked = flow.messages().anyMatch(message -> message.is(MessageType.CERTIFICATE_REQUEST));
        List<String> sent = CertificatePrints.of(flow.tls().clientCertificates());
        boolean isReadable = flow.tls().hasServerHello() && !flow.tls().is13();
        String asked = !isReadable ? null : isAsked ? "asked for" : "not asked for";
        traits.add(Trait.of("client certificate", asked, CAUSE));
        traits.add(Trait.ofSet("client's certificates", sent, CAUSE));
    }

    private void list(String name, Kind kind, @Nullable Numbers numbers, List<Trait> traits) {
        traits.add(Trait.ofSet(name, numbers == null ? null : names.of(kind, numbers), CAUSE));
    }

    private void order(String name, Kind kind, @Nullable Numbers numbers, List<Trait> traits) {
        traits.add(Trait.ofOrder(name, numbers == null ? null : names.of(kind, numbers)));
    }

    private List<String> versions(ClientHello offer) {
        List<String> versions = names.of(Kind.VERSION, offer.versions());
        return versions.isEmpty() ? List.of(names.of(Kind.VERSION, offer.version())) : versions;
    }

    private static int chosenGroup(Handshake flow, ServerHello choice) {
        return choice.group() >= 0 ? choice.group() : flow.tls().curve();
    }

    private String group(int group) {
        return group < 0 ? NONE : names.of(Kind.GROUP, group);
    }

    private static String resumes(ClientHello offer) {
        List<String> ways = new ArrayList<>();
        if (offer.ticketLength() > 0) {
            ways.add("ticket of " + offer.ticketLength() + " bytes");
        }
        if (offer.has(ExtensionType.PRE_SHARED_KEY)) {
            ways.add("pre-shared key");
        }
        if (ways.isEmpty() && offer.resumes()) {
            ways.add("session id");
        }
        return ways.isEmpty() ? NONE : String.join(", ", ways);
    }

    /** {@return in how many segments the ClientHello came, as far as they were noted} */
    private static String segments(Handshake flow, ClientHello offer) {
        long count = flow.segments()
                .filter(segment -> segment.by() == Party.CLIENT
                        && segment.size() > 0
                        && segment.mark() == Moment.Mark.NONE
                        && segment.frame() <= offer.frame()
                        && segment.frame() >= flow.clientSide().openingFrame())
                .count();
        return Long.toString(count);
    }

    private static String orNone(String text) {
        return text.isEmpty() ? NONE : SafeText.of(text);
    }

    private static List<String> safe(List<String> texts) {
        return texts.stream().map(SafeText::of).toList();
    }
}
