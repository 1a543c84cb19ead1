package dev.peel.core.flow;

/** The kinds of flow; each numbers its flows from 0, as Wireshark's {@code tcp.stream} and {@code udp.stream} do. */
public enum Transport {
    /** A TCP connection. */
    TCP(0),
    /** Datagrams between two UDP endpoints. */
    UDP(1);

    private final int index;

    Transport(int index) {
        this.index = index;
    }

    /** {@return a dense index for flat arrays} */
    int index() {
        return index;
    }
}
