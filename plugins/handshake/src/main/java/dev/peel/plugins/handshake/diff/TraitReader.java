package dev.peel.plugins.handshake.diff;

import static dev.peel.plugins.handshake.diff.Trait.Weight.CAUSE;
import static dev.peel.plugins.handshake.diff.Trait.Weight.NOTE;

import dev.peel.plugins.handshake.Alert;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Latencies;
import dev.peel.plugins.handshake.Moment;
import dev.peel.plugins.handshake.Preamble;
import dev.peel.plugins.handshake.Side;
import dev.peel.plugins.handshake.Step;
import dev.peel.plugins.handshake.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the traits of flows, in the order in which they are compared: from the opening of the connection to its end.
 *
 * <p>What differs between any two connections is no trait: ports, sequence numbers, identifications, times of day, randoms, keys, and
 * the bytes of session ids and tickets.
 */
final class TraitReader {
    private static final int[] USUAL_HOPS = {64, 128, 255}; // what senders start with

    // No reset and one that looks like its sender's other packets are alike: neither tells of a third party.
    private static final String USUAL = "nothing unusual";

    static final String CLIENT_ADDRESS = "client address";

    private final HelloTraits hellos;

    TraitReader(CodeNames names) {
        hellos = new HelloTraits(names);
    }

    /** {@return the traits of {@code flow}; those of all flows have the same names in the same order} */
    List<Trait> of(Handshake flow) {
        List<Trait> traits = new ArrayList<>();
        traits.add(Trait.of("SYN options", options(flow.clientSide()), CAUSE));
        traits.add(Trait.of("SYN-ACK options", options(flow.serverSide()), CAUSE));
        traits.add(Trait.of("hops from client", hops(flow.clientSide().hopsOfOpening()), NOTE));
        traits.add(Trait.of("hops from server", hops(flow.serverSide().hopsOfOpening()), NOTE));
        traits.add(Trait.of("TTL of the reset", hopsOfReset(flow), CAUSE));
        Step step = flow.step();
        traits.add(Trait.of("step", step == null ? null : step.text(), NOTE));
        traits.add(Trait.of("ended by", SafeText.of(flow.ending().text()), NOTE));
        Alert alert = flow.alert();
        traits.add(Trait.of("alert", alert == null ? "none" : alert.text(), NOTE));
        traits.add(Trait.of("before TLS", preamble(flow.preamble()), CAUSE));
        hellos.add(flow, traits);
        latencies(flow.latencies(), traits);
        traits.add(Trait.of(CLIENT_ADDRESS, SafeText.of(flow.client().address()), CAUSE));
        traits.add(Trait.of("server address", SafeText.of(flow.server().toString()), CAUSE));
        return traits;
    }

    private static @Nullable String options(Side side) {
        Side.Options options = side.options();
        if (options.equals(Side.Options.UNSEEN)) {
            return null;
        }
        List<String> words = new ArrayList<>();
        words.add(options.segmentSize() < 0 ? "no MSS" : "MSS " + options.segmentSize());
        words.add(options.windowScale() < 0 ? "no window scale" : "window scale " + options.windowScale());
        words.add(options.selectiveAcknowledgment() ? "SACK" : "no SACK");
        words.add(options.timestamps() ? "timestamps" : "no timestamps");
        if (options.fastOpen()) {
            words.add("fast open");
        }
        return String.join(", ", words);
    }

    private static @Nullable String hops(int left) {
        for (int usual : USUAL_HOPS) {
            if (left > 0 && left <= usual) {
                return usual - left + " (TTL " + left + ")";
            }
        }
        return null;
    }

    /** {@return how the time to live of the first reset relates to that of its sender's other packets} */
    private static @Nullable String hopsOfReset(Handshake flow) {
        Moment.Segment reset =
                flow.segments().filter(Moment.Segment::isRst).findFirst().orElse(null);
        if (reset == null) {
            return USUAL;
        }
        int usual = flow.side(reset.by()).hops();
        if (usual == 0 || reset.hops() == 0) {
            return null;
        }
        return usual == reset.hops() ? USUAL : reset.hops() + ", its sender's others have " + usual;
    }

    private static String preamble(Preamble preamble) {
        if (preamble.command().isEmpty()) {
            return "nothing";
        }
        Boolean isAccepted = preamble.isAccepted();
        String answer = isAccepted == null ? "not answered" : isAccepted ? "accepted" : "refused";
        return SafeText.of(preamble.command()) + ", " + answer;
    }

    private static void latencies(Latencies latencies, List<Trait> traits) {
        traits.add(Trait.ofSpan("time to SYN-ACK", latencies.synAck()));
        traits.add(Trait.ofSpan("time to ClientHello", latencies.clientHello()));
        traits.add(Trait.ofSpan("time to ServerHello", latencies.serverHello()));
        traits.add(Trait.ofSpan("time to client's flight", latencies.clientFlight()));
        traits.add(Trait.ofSpan("time to Finished", latencies.finished()));
    }
}
