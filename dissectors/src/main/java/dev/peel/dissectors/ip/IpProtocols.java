package dev.peel.dissectors.ip;

import dev.peel.core.dissect.Table;

/** What both versions of the Internet Protocol share. */
final class IpProtocols {
    /** The table of protocol numbers. */
    static final Table TABLE = Table.of("ip.proto");

    private IpProtocols() {}
}
