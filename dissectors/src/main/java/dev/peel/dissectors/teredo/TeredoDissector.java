package dev.peel.dissectors.teredo;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.dissectors.ethertype.Ethertype;

/**
 * Teredo: IPv6 in UDP through NATs, RFC 4380 section 5.1.1.
 *
 * <pre>
 *  [0x0001 | identifier's length (1) | value's length (1) | identifier | value | nonce (8) | confirmation (1)]
 *  [0x0000 | port, inverted (2) | address, inverted (4)]
 *  IPv6 packet
 * </pre>
 */
public final class TeredoDissector implements Dissector {
    private static final int AUTHENTICATION = 0x0001; // RFC 4380 5.1.1
    private static final int ORIGIN = 0x0000; // RFC 4380 5.1.1
    private static final int NONCE_LENGTH = 8; // bytes, RFC 4380 5.1.1

    private static final Field AUTH = Field.group("teredo.auth", "Teredo Authentication header");
    private static final Field IDENTIFIER_LENGTH = Field.uint("teredo.auth.idlen", 8, "Client identifier length");
    private static final Field VALUE_LENGTH = Field.uint("teredo.auth.aulen", 8, "Authentication value length");
    private static final Field IDENTIFIER = Field.bytes("teredo.auth.id", "Client identifier");
    private static final Field VALUE = Field.bytes("teredo.auth.value", "Authentication value");
    private static final Field NONCE = Field.bytes("teredo.auth.nonce", "Nonce value");
    private static final Field CONFIRMATION = Field.bytes("teredo.auth.conf", "Confirmation byte");
    private static final Field ORIG = Field.group("teredo.orig", "Teredo Origin Indication header");
    private static final Field ORIGIN_PORT = Field.uint("teredo.orig.port", 16, "Origin UDP port");
    private static final Field ORIGIN_ADDRESS = Field.ipv4("teredo.orig.addr", "Origin IPv4 address");
    private static final Protocol TEREDO = Protocol.of(
            "teredo",
            "Teredo",
            "Teredo IPv6 over UDP tunneling",
            AUTH,
            IDENTIFIER_LENGTH,
            VALUE_LENGTH,
            IDENTIFIER,
            VALUE,
            NONCE,
            CONFIRMATION,
            ORIG,
            ORIGIN_PORT,
            ORIGIN_ADDRESS);

    @Override
    public Protocol protocol() {
        return TEREDO;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.table(Ethertype.TABLE);
        registrar.bind("udp.port", 3544, this);
    }

    @Override
    public void dissect(Dissection d) {
        if (d.summarizing()) {
            d.summary(TEREDO, "");
        }
        if (d.captured() >= 2 && d.peekU16(0) == AUTHENTICATION) {
            readAuthentication(d);
        }
        if (d.captured() >= 2 && d.peekU16(0) == ORIGIN) {
            readOrigin(d);
        }
        if (d.remaining() > 0) {
            d.next(Ethertype.TABLE, Ethertype.IPV6);
        }
    }

    private static void readAuthentication(Dissection d) {
        int mark = d.open(AUTH);
        d.skip(2);
        int identifier = d.u8(IDENTIFIER_LENGTH);
        int value = d.u8(VALUE_LENGTH);
        if (identifier > 0) {
            d.bytes(IDENTIFIER, identifier);
        }
        if (value > 0) {
            d.bytes(VALUE, value);
        }
        d.bytes(NONCE, NONCE_LENGTH);
        d.bytes(CONFIRMATION, 1);
        d.close(mark);
    }

    private static void readOrigin(Dissection d) {
        int mark = d.open(ORIG);
        d.skip(2);
        d.value(ORIGIN_PORT, 2, d.peekU16(0) ^ 0xffff);
        d.value(ORIGIN_ADDRESS, 4, d.peekU32(0) ^ 0xffffffffL);
        d.close(mark);
    }
}
