package dev.peel.dissectors.socks;

import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;

/** The fields of SOCKS. */
final class SocksFields {
    static final int KIND_IPV4 = 1; // RFC 1928 5
    static final int KIND_NAME = 3;
    static final int KIND_IPV6 = 4;

    private static final Values METHODS =
            Values.of(0, "No authentication", 1, "GSSAPI", 2, "Username/Password", 255, "No acceptable method");
    static final Field VERSION = Field.uint("socks.version", 8, "Version");
    static final Field COMMAND =
            Field.uint("socks.command", 8, "Command").values(Values.of(1, "Connect", 2, "Bind", 3, "UdpAssociate"));
    static final Field ADDRESS = Field.ipv4("socks.dst", "Remote Address");
    static final Field ADDRESS_6 = Field.ipv6("socks.dstV6", "Remote Address(ipv6)");
    static final Field REMOTE_PORT = Field.uint("socks.dstport", 16, "Remote Port");
    static final Field PORT = Field.uint("socks.port", 16, "Port");
    static final Field USER = Field.text("socks.username", "User name");
    static final Field PASSWORD = Field.text("socks.password", "Password");
    static final Field NAME_4A = Field.text("socks.v4a_dns_name", "SOCKS v4a Remote Domain Name");
    static final Field NAME = Field.text("socks.remote_name", "Remote name");
    static final Field KIND = Field.uint("socks.address_type", 8, "Address Type")
            .values(Values.of(KIND_IPV4, "IPv4", KIND_NAME, "Domain Name", KIND_IPV6, "IPv6"));
    static final Field RESERVED = Field.uint("socks.reserved", 8, "Reserved");
    static final Field RESULT = Field.uint("socks.results", 8, "Results").values(NamedValues.of("socks-results.tsv"));
    static final Field METHOD_COUNT = Field.uint("socks.auth_method_count", 8, "Authentication Method Count");
    static final Field METHOD = Field.uint("socks.auth_method", 8, "Method").values(METHODS);
    static final Field METHOD_ACCEPTED = Field.uint("socks.auth_accepted_method", 8, "Accepted Auth Method")
            .hex()
            .values(METHODS);
    static final Field STATUS = Field.uint("socks.auth_status", 8, "Status").values(Values.of(0, "Success"));
    static final Field SUBVERSION = Field.uint("socks.subnegotiation_version", 8, "Subnegotiation Version");
    static final Protocol SOCKS = Protocol.of(
            "socks",
            "Socks",
            "Socks Protocol",
            VERSION,
            COMMAND,
            ADDRESS,
            ADDRESS_6,
            REMOTE_PORT,
            PORT,
            USER,
            PASSWORD,
            NAME_4A,
            NAME,
            KIND,
            RESERVED,
            RESULT,
            METHOD_COUNT,
            METHOD,
            METHOD_ACCEPTED,
            STATUS,
            SUBVERSION);

    private SocksFields() {}
}
