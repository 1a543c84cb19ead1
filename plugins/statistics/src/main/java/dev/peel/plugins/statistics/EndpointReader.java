package dev.peel.plugins.statistics;

import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import dev.peel.plugins.statistics.Endpoint.Family;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the endpoints of a packet: one pair for each layer of a kind, since tunnels have several. What an error message quotes is
 * below that message's layer and does not count.
 */
final class EndpointReader {
    // Hot path: no allocation per packet.

    private static final int IPV6_LENGTH = 16; // bytes

    /** Is told of each pair. */
    @FunctionalInterface
    interface Listener {
        /**
         * Called for each layer.
         *
         * @param source valid during this call only
         * @param destination valid during this call only
         * @param stream which conversation between them it is, 0 where that is not told
         * @param layer the layer's index on the packet's tape
         */
        void pair(Endpoint source, Endpoint destination, long stream, int layer);
    }

    private final AddressKind kind;
    private final Listener listener;
    private final Known layer;
    private final Known ethernetSource;
    private final Known ethernetDestination;
    private final Known ipv4;
    private final Known ipv4Source;
    private final Known ipv4Destination;
    private final Known ipv6;
    private final Known ipv6Source;
    private final Known ipv6Destination;
    private final Known sourcePort;
    private final Known destinationPort;
    private final Known stream;
    private final Known length;
    private final Endpoint source = new Endpoint();
    private final Endpoint destination = new Endpoint();

    EndpointReader(Registry registry, AddressKind kind, Listener listener) {
        this.kind = kind;
        this.listener = listener;
        layer = Known.of(registry, kind.layer());
        ethernetSource = Known.of(registry, kind == AddressKind.ETHERNET ? "eth.src" : "");
        ethernetDestination = Known.of(registry, kind == AddressKind.ETHERNET ? "eth.dst" : "");
        boolean isIpv4 = kind != AddressKind.ETHERNET && kind != AddressKind.IPV6;
        ipv4 = Known.of(registry, isIpv4 ? "ip" : "");
        ipv4Source = Known.of(registry, isIpv4 ? "ip.src" : "");
        ipv4Destination = Known.of(registry, isIpv4 ? "ip.dst" : "");
        boolean isIpv6 = kind != AddressKind.ETHERNET && kind != AddressKind.IPV4;
        ipv6 = Known.of(registry, isIpv6 ? "ipv6" : "");
        ipv6Source = Known.of(registry, isIpv6 ? "ipv6.src" : "");
        ipv6Destination = Known.of(registry, isIpv6 ? "ipv6.dst" : "");
        sourcePort = Known.of(registry, kind.hasPorts() ? kind.layer() + ".srcport" : "");
        destinationPort = Known.of(registry, kind.hasPorts() ? kind.layer() + ".dstport" : "");
        stream = Known.of(registry, kind.stream());
        length = Known.of(registry, kind == AddressKind.TCP ? "tcp.len" : "");
    }

    List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        for (Known known : List.of(
                layer,
                ethernetSource,
                ethernetDestination,
                ipv4,
                ipv4Source,
                ipv4Destination,
                ipv6,
                ipv6Source,
                ipv6Destination,
                sourcePort,
                destinationPort,
                stream,
                length)) {
            fields.addAll(known.fields());
        }
        return fields;
    }

    void read(Packet packet) {
        Tape tape = packet.tape();
        source.clear();
        destination.clear();
        for (int i = packet.from(); i < packet.to(); i = tape.end(i)) {
            int id = tape.fieldId(i);
            if (ipv4.has(id)) {
                readNumber(tape, i, ipv4Source, ipv4Destination, Family.IPV4);
            } else if (ipv6.has(id)) {
                readIpv6(tape, i);
            }
            if (layer.has(id)) {
                readLayer(tape, i);
            }
        }
    }

    private void readLayer(Tape tape, int i) {
        long conversation = 0;
        if (kind == AddressKind.ETHERNET) {
            if (!readNumber(tape, i, ethernetSource, ethernetDestination, Family.ETHERNET)) {
                return;
            }
        } else if (kind.hasPorts()) {
            int from = sourcePort.find(tape, i, tape.end(i));
            int to = destinationPort.find(tape, i, tape.end(i));
            int number = stream.find(tape, i, tape.end(i));
            boolean isWhole = length.fields().isEmpty() || length.find(tape, i, tape.end(i)) >= 0;
            if (from < 0 || to < 0 || !isWhole) {
                return;
            }
            source.port((int) tape.value(from));
            destination.port((int) tape.value(to));
            conversation = number < 0 ? 0 : tape.value(number);
        }
        listener.pair(source, destination, conversation, i);
    }

    private boolean readNumber(Tape tape, int i, Known from, Known to, Family family) {
        int first = from.find(tape, i, tape.end(i));
        int second = to.find(tape, i, tape.end(i));
        if (first < 0 || second < 0) {
            return false;
        }
        source.address(family, tape.value(first));
        destination.address(family, tape.value(second));
        return true;
    }

    private void readIpv6(Tape tape, int i) {
        set(tape, ipv6Source.find(tape, i, tape.end(i)), source);
        set(tape, ipv6Destination.find(tape, i, tape.end(i)), destination);
    }

    private static void set(Tape tape, int i, Endpoint endpoint) {
        if (i >= 0 && tape.availableLength(i) == IPV6_LENGTH) {
            int at = tape.source(i);
            endpoint.ipv6(tape.sourceArray(at), tape.sourceStart(at) + tape.offset(i));
        }
    }
}
