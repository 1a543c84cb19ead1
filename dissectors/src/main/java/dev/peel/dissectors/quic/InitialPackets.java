package dev.peel.dissectors.quic;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.FlowName;
import dev.peel.core.dissect.Preference;
import dev.peel.dissectors.quic.QuicVersion.Content;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Opens Initial packets, whose keys follow from the Destination Connection ID of the client's first one, RFC 9001 5.2.
 *
 * <p>Whoever sends a packet that its own Destination Connection ID opens is a client that starts a connection, or starts it again
 * after a Retry packet, RFC 9001 5.2.
 */
final class InitialPackets {
    static final Preference<Boolean> GREASED_AS_V1 = Preference.flag(
            "quic.greased_as_version_1", false, "Open packets of greased versions as those of version 1, too");

    private static final int SHORTEST_FIRST_ID = 8; // bytes, RFC 9000 7.2

    private InitialPackets() {}

    /** {@return whether anybody asked for something that the Initial packet at the cursor hides} */
    static boolean matters(Dissection d, LongHeader header) {
        return d.summarizing()
                || d.wantsAny(QuicFrames.FIELDS)
                || d.wantsAny(CryptoStream.FIELDS)
                || d.wantsAny(LongHeaders.HIDDEN)
                || d.wants(QuicProtocol.REMAINING) // what is opened does not remain
                || d.leads(CryptoStream.HANDSHAKES) && !repeats(d, header);
    }

    /** {@return whether the packet at the cursor only repeats what has been read, which is known without opening it} */
    private static boolean repeats(Dissection d, LongHeader header) {
        QuicConnection known = d.state(QuicConnection.SLOT);
        return known != null
                && known.version().content() == Content.IETF // of Google's versions each is shown
                && versions(d, header).contains(known.version())
                && CryptoStream.read(d) >= known.handshakeEnd(d.direction())
                && known.isFirstId(destinationId(d, header));
    }

    /**
     * {@return the packet at the cursor without its protection, null where that cannot be removed}
     *
     * @param mayStart whether the packet may start a connection, which costs more than to see that it belongs to a known one
     */
    static @Nullable OpenedPacket open(Dissection d, LongHeader header, boolean mayStart) {
        List<QuicVersion> versions = versions(d, header);
        if (versions.isEmpty() || d.isQuoted()) {
            return null;
        }
        byte[] id = destinationId(d, header);
        QuicConnection known = d.state(QuicConnection.SLOT);
        if (!header.whole()) {
            if (known == null && header.destinationLength() >= SHORTEST_FIRST_ID) {
                // What was captured of it does not suffice to tell, but most likely a client starts here.
                d.state(QuicConnection.SLOT, QuicConnection.start(versions.get(0), id, d.direction()));
            }
            return null;
        }
        if (known != null && known.isClosedTo(d.direction(), id)) {
            d.state(QuicConnection.SLOT, known.withDestinationId(id));
            return null;
        }
        if (known != null && versions.contains(known.version())) {
            OpenedPacket opened = open(d, known, header, id);
            if (opened != null || !mayStart) {
                return opened;
            }
        } else if (known != null && mayStart) {
            OpenedPacket opened = open(d, known.withVersion(versions.get(0)), header, id);
            if (opened != null) {
                return opened;
            }
        }
        if (!mayStart) {
            return null;
        }
        OpenedPacket opened = openFirst(d, versions, header, id);
        boolean isGreased = QuicVersion.isGreased(header.version()) && !d.preference(GREASED_AS_V1);
        if (opened == null && known == null && isGreased) {
            // Wireshark keeps to the keys that it derived for a client's first packet, though these did not open it.
            d.state(QuicConnection.SLOT, QuicConnection.startClosed(versions.get(0), id, d.direction()));
        }
        return opened;
    }

    /** Notices a Retry packet. */
    static void retry(Dissection d) {
        QuicConnection known = d.state(QuicConnection.SLOT);
        if (known != null && !d.isQuoted()) {
            d.state(QuicConnection.SLOT, known.withRetry(d.direction()));
        }
    }

    /** Reads the frames of a packet. */
    static void read(Dissection d, OpenedPacket opened) {
        QuicConnection connection = d.state(QuicConnection.SLOT);
        Content content =
                connection == null ? Content.IETF : connection.version().content();
        byte[] payload = opened.payload();
        switch (content) {
            case IETF -> d.on(payload, 0, payload.length, QuicFrames::read);
            case GOOGLE_TLS -> d.on(payload, 0, payload.length, GoogleFrames::read);
            case GOOGLE_CRYPTO -> {}
        }
    }

    private static @Nullable OpenedPacket openFirst(
            Dissection d, List<QuicVersion> versions, LongHeader header, byte[] id) {
        QuicConnection known = d.state(QuicConnection.SLOT);
        if (known != null && known.isRetriedBy(d.direction()) && versions.contains(known.version())) {
            // The client says the same again, RFC 9000 17.2.5.3: the handshake goes on where it was.
            OpenedPacket opened = open(d, known.withDestinationId(id), header, id);
            if (opened != null) {
                d.nameFlow(name(id));
                return opened;
            }
        }
        d.leave(); // what starts here is not of the connection that the flow may have joined
        for (QuicVersion version : versions) {
            QuicConnection first = QuicConnection.start(version, id, d.direction());
            OpenedPacket opened = first.open(Ciphers.of(d), d.rest(), header, d.direction());
            if (opened != null) {
                remember(d, connection(d, first, id), opened, id);
                return opened;
            }
        }
        d.rejoin();
        return null;
    }

    /** {@return the connection that {@code id} names, which may have come by other addresses; {@code first} where that is new} */
    private static QuicConnection connection(Dissection d, QuicConnection first, byte[] id) {
        FlowName name = name(id);
        if (d.join(name)) {
            QuicConnection joined = d.state(QuicConnection.SLOT);
            if (joined != null && joined.isFirstId(id)) {
                return joined;
            }
            d.leave(); // another connection has started where this one was
        }
        if (d.state(QuicConnection.SLOT) != null) {
            d.restartSubStreams();
        }
        d.nameFlow(name);
        return first;
    }

    private static List<QuicVersion> versions(Dissection d, LongHeader header) {
        return QuicVersion.of(header.version(), d.preference(GREASED_AS_V1));
    }

    private static FlowName name(byte[] id) {
        return new FlowName(QuicProtocol.QUIC, new String(id, StandardCharsets.ISO_8859_1));
    }

    private static byte[] destinationId(Dissection d, LongHeader header) {
        return d.rest().copy(LongHeader.DESTINATION_ID, header.destinationLength());
    }

    private static @Nullable OpenedPacket open(Dissection d, QuicConnection connection, LongHeader header, byte[] id) {
        OpenedPacket opened = connection.open(Ciphers.of(d), d.rest(), header, d.direction());
        if (opened != null) {
            remember(d, connection, opened, id);
        }
        return opened;
    }

    private static void remember(Dissection d, QuicConnection connection, OpenedPacket opened, byte[] destinationId) {
        d.state(QuicConnection.SLOT, connection.withNumber(d.direction(), opened.number(), destinationId));
    }
}
