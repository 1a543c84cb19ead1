package dev.peel.core.flow;

/** The kinds of flow; each numbers its flows from 0, as Wireshark's {@code tcp.stream} and {@code udp.stream} do. */
public enum Transport {
    /** A TCP connection. */
    TCP,
    /** Datagrams between two UDP endpoints. */
    UDP
}
