package dev.peel.plugins.statistics;

/** What an endpoint is told apart by. */
enum AddressKind {
    ETHERNET("eth", "Ethernet", "eth", false, ""),
    IPV4("ip", "IPv4", "ip", false, ""),
    IPV6("ipv6", "IPv6", "ipv6", false, ""),
    TCP("tcp", "TCP", "tcp", true, "tcp.stream"),
    UDP("udp", "UDP", "udp", true, "udp.stream");

    private final String word;
    private final String title;
    private final String layer;
    private final boolean ports;
    private final String stream;

    AddressKind(String word, String title, String layer, boolean ports, String stream) {
        this.word = word;
        this.title = title;
        this.layer = layer;
        this.ports = ports;
        this.stream = stream;
    }

    /** {@return the word behind {@code conv,}} */
    String word() {
        return word;
    }

    /** {@return the name for people} */
    String title() {
        return title;
    }

    /** {@return the abbreviation of the protocol that has the addresses, or the ports} */
    String layer() {
        return layer;
    }

    /** {@return whether an endpoint has a port} */
    boolean hasPorts() {
        return ports;
    }

    /** {@return the field that numbers conversations between the same endpoints, empty where there is none} */
    String stream() {
        return stream;
    }

    /** {@return the kind whose word ends {@code name}, such as {@code conv,tcp}} */
    static AddressKind of(String name) {
        String word = name.substring(name.indexOf(',') + 1);
        for (AddressKind kind : values()) {
            if (kind.word.equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(name);
    }
}
