package dev.peel.dissectors.ip;

import dev.peel.core.dissect.Table;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;

/** What both versions of the Internet Protocol share: the numbers of the protocols above them, IANA Protocol Numbers. */
final class IpProtocols {
    /** The table of protocol numbers. */
    static final Table TABLE = Table.of("ip.proto");
    /** The protocols' names. */
    static final Values NAMES = NamedValues.of("ip-protocols.tsv");

    static final int HOP_BY_HOP = 0;
    static final int IPV4 = 4;
    static final int IPV6 = 41;
    static final int ROUTING = 43;
    static final int FRAGMENT = 44;
    static final int NO_NEXT_HEADER = 59;
    static final int DESTINATION_OPTIONS = 60;

    private IpProtocols() {}
}
