package dev.peel.core.dissect;

import dev.peel.core.bytes.AddressText;

/** The addresses of the packet's summary: the innermost that were read, whatever their kind; empty where none was. */
final class AddressColumns {
    private final boolean wanted;
    private final Address source = new Address();
    private final Address destination = new Address();

    AddressColumns(boolean wanted) {
        this.wanted = wanted;
    }

    /** What an address is. */
    private enum Kind {
        NONE,
        ETHER,
        IPV4,
        IPV6
    }

    private static final class Address {
        private Kind kind = Kind.NONE;
        private long number;
        private byte[] array = new byte[0];
        private int at;

        void set(Kind newKind, long newNumber) {
            kind = newKind;
            number = newNumber;
        }

        String text() {
            return switch (kind) {
                case NONE -> "";
                case ETHER -> AddressText.ether(number);
                case IPV4 -> AddressText.ipv4((int) number);
                case IPV6 -> AddressText.ipv6(array, at);
            };
        }
    }

    void begin() {
        source.kind = Kind.NONE;
        destination.kind = Kind.NONE;
    }

    void etherSource(long address) {
        source.set(Kind.ETHER, address);
    }

    void etherDestination(long address) {
        destination.set(Kind.ETHER, address);
    }

    void ipv4(int sourceAddress, int destinationAddress) {
        source.set(Kind.IPV4, sourceAddress);
        destination.set(Kind.IPV4, destinationAddress);
    }

    /** Takes the 32 bytes at {@code at} of {@code array}, which must not change before the packet ends. */
    void ipv6(byte[] array, int at) {
        source.kind = Kind.IPV6;
        source.array = array;
        source.at = at;
        destination.kind = Kind.IPV6;
        destination.array = array;
        destination.at = at + 16;
    }

    void finish(FieldRecorder d) {
        if (wanted) {
            d.column(EngineFields.SOURCE, source.text());
            d.column(EngineFields.DESTINATION, destination.text());
        }
    }
}
