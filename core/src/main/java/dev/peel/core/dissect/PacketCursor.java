package dev.peel.core.dissect;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.field.Protocol;
import dev.peel.core.flow.Endpoints;
import dev.peel.core.flow.FlowKey;

/** What dissectors say of the packet as a whole and learn of it: its frame, its addresses, its one-line summary. */
public abstract sealed class PacketCursor extends FieldCursor permits Dissection {
    // Hot path: no allocation per packet.

    final FlowKey key = new FlowKey();
    long frame;
    boolean quoted;
    private final Summary summary;
    private final AddressColumns addresses;
    private long time;
    int frameSource;
    private int hops;
    private boolean isMuted;

    PacketCursor(Demand demand) {
        wanted = demand.fields();
        summary = new Summary(this, demand);
        addresses = new AddressColumns(wants(EngineFields.SOURCE) || wants(EngineFields.DESTINATION));
    }

    /** Begins with frame {@code number}, at whose first byte the cursor is; it was captured at {@code captured}, see {@link #time()}. */
    final void beginPacket(long number, long captured) {
        frame = number;
        time = captured;
        frameSource = source;
        quoted = false;
        hops = 0;
        key.clear();
    }

    /** Begins with what is said of the packet. */
    final void openPacket() {
        summary.begin();
        addresses.begin();
    }

    /** Says whether texts are left out of the packets that follow, whoever asks for them. */
    final void muted(boolean newIsMuted) {
        isMuted = newIsMuted;
        summary.muted(newIsMuted);
    }

    final boolean isMuted() {
        return isMuted;
    }

    /** Notes what was said of the packet. */
    final void endPacket() {
        if (!isMuted) {
            summary.finish();
            addresses.finish(this);
        }
    }

    /** Sets the packet's addresses, as an IPv4 header gives them. */
    public final void ipv4Addresses(int sourceAddress, int destinationAddress) {
        key.ipv4(sourceAddress, destinationAddress);
        if (!quoted) {
            addresses.ipv4(sourceAddress, destinationAddress);
        }
    }

    /** Sets the packet's addresses, as the IPv6 header's 32 bytes at {@code offset} of the current byte source give them. */
    public final void ipv6Addresses(int offset) {
        int from = base + offset;
        key.ipv6(
                Bytes.i64(array, from),
                Bytes.i64(array, from + 8),
                Bytes.i64(array, from + 16),
                Bytes.i64(array, from + 24));
        if (!quoted) {
            addresses.ipv6(array, from);
        }
    }

    /**
     * Makes an IPv6 address the destination by which the packet's flow is found, as a routing header says; its summary keeps that of
     * the IPv6 header.
     *
     * @param ahead where the address starts, in bytes from here; negative before the cursor
     */
    public final void ipv6Destination(int ahead) {
        key.ipv6(
                key.sourceHigh(),
                key.sourceLow(),
                peekU32(ahead) << 32 | peekU32(ahead + 4),
                peekU32(ahead + 8) << 32 | peekU32(ahead + 12));
    }

    /** Sets the packet's source for its summary to a 48-bit hardware address, until a layer inside has one of its own. */
    public final void etherSource(long address) {
        if (!quoted) {
            addresses.etherSource(address);
        }
    }

    /** Sets the packet's destination for its summary to a 48-bit hardware address, until a layer inside has one of its own. */
    public final void etherDestination(long address) {
        if (!quoted) {
            addresses.etherDestination(address);
        }
    }

    /** {@return the packet's endpoints, as far as they are known} */
    public final Endpoints endpoints() {
        return key;
    }

    /** Sets how many hops the packet had left, as its IP header says. */
    public final void hops(int left) {
        hops = left;
    }

    /** {@return how many hops the innermost IP header gave the packet, 0 to 255; 0 where there was none} */
    public final int hops() {
        return hops;
    }

    /** {@return whether the packet is a copy in an error message, of which no flow learns anything} */
    public final boolean isQuoted() {
        return quoted;
    }

    /** {@return whether texts for the tree are wanted} */
    public final boolean labelling() {
        return summary.isLabelling();
    }

    /** {@return whether the one-line summaries of packets are wanted, that of this one or of later ones} */
    public final boolean wantsSummaries() {
        return summary.isWanted();
    }

    /** {@return whether the packet's one-line summary is wanted} */
    public final boolean summarizing() {
        return summary.isSummarizing();
    }

    /** Replaces the packet's summary: the protocol's name and what it says. */
    public final void summary(Protocol protocol, String text) {
        summary.set(protocol.shortName(), text);
    }

    /** Replaces the packet's summary, with a protocol name of its own, such as a version's. */
    public final void summary(String protocolName, String text) {
        summary.set(protocolName, text);
    }

    /** Adds to the packet's summary, after what the same layer said already: {@code , text}. */
    public final void summaryMore(String text) {
        summary.add(text);
    }

    /** Adds to the packet's summary, right behind what the same layer said already. */
    public final void summaryAppend(String text) {
        summary.append(text);
    }

    /** Puts {@code text} in front of the packet's summary, whichever layer says the rest; what comes later stands before it. */
    public final void summaryAhead(String text) {
        summary.ahead(text);
    }

    /** {@return the protocol's name in the packet's summary so far} */
    public final String summaryProtocol() {
        return summary.protocol();
    }

    /** Adds to the packet's summary that its layer {@code protocolName} is not what it should be. */
    final void summaryFault(String protocolName, String text) {
        summary.fault(protocolName, text);
    }

    /** {@return the packet's summary so far} */
    public final String summaryText() {
        return summary.text();
    }

    /** {@return whether the cursor is at the frame's first byte} */
    public final boolean isAtFrameStart() {
        return source == frameSource && at == base;
    }

    /** {@return the number of the frame at hand, from 1} */
    public final long frameNumber() {
        return frame;
    }

    /** {@return when the frame at hand was captured, in nanoseconds since 1970; 0 where that is not known} */
    public final long time() {
        return time;
    }
}
