package dev.peel.dissectors.proxy;

import dev.peel.core.bytes.AddressLiterals;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads a header of the PROXY protocol. */
final class ProxyHeader {
    private static final Protocol PROXY = ProxyFields.PROXY;
    private static final int MAGIC_LENGTH = 6; // bytes: PROXY and a blank
    private static final int SIGNATURE_LENGTH = 12; // bytes
    private static final int OVER_IPV4 = 1; // proxy-protocol.txt 2.2, as a family
    private static final int OVER_IPV6 = 2;
    private static final int VALUE_HEAD_LENGTH = 3; // bytes, proxy-protocol.txt 2.2.1

    private ProxyHeader() {}

    static void version1(Dissection d) {
        if (d.summarizing()) {
            d.summary(PROXY, "PROXYv1");
        }
        int mark = d.open(ProxyFields.MAGIC_1, MAGIC_LENGTH);
        d.skip(MAGIC_LENGTH);
        d.close(mark);
        String protocol = d.string(ProxyFields.PROTOCOL_1, word(d));
        if (protocol.equals("UNKNOWN")) {
            d.text(ProxyFields.UNKNOWN_1, Math.max(0, d.captured() - 2));
            return;
        }
        boolean isIpv4 = protocol.equals("TCP4");
        address(d, isIpv4 ? ProxyFields.SOURCE : ProxyFields.SOURCE_6, isIpv4);
        address(d, isIpv4 ? ProxyFields.DESTINATION : ProxyFields.DESTINATION_6, isIpv4);
        port(d, ProxyFields.SOURCE_PORT);
        port(d, ProxyFields.DESTINATION_PORT);
    }

    private static int word(Dissection d) {
        int length = 0;
        while (length < d.captured() && d.peekU8(length) > ' ') {
            length++;
        }
        return length;
    }

    private static String nextWord(Dissection d) {
        d.skip(1);
        int length = word(d);
        return new String(d.rest().copy(0, length), StandardCharsets.US_ASCII);
    }

    private static void address(Dissection d, Field field, boolean isIpv4) {
        String text = nextWord(d);
        if (isIpv4) {
            long address = AddressLiterals.ipv4(text);
            if (address < 0) {
                throw d.malformed();
            }
            d.value(field, text.length(), address);
            return;
        }
        byte @Nullable [] address = AddressLiterals.ipv6(text);
        if (address == null) {
            throw d.malformed();
        }
        d.on(address, 0, address.length, source -> source.ipv6(field));
        d.skip(text.length());
    }

    private static void port(Dissection d, Field field) {
        String text = nextWord(d);
        int port = number(text);
        if (port < 0 || port > 0xffff) {
            throw d.malformed();
        }
        d.value(field, text.length(), port);
    }

    /** {@return the number that {@code text}, up to five digits, stands for, -1 where it is none} */
    private static int number(String text) {
        return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
    }

    static void version2(Dissection d) {
        if (d.summarizing()) {
            d.summary(PROXY, "PROXYv2");
        }
        d.bytes(ProxyFields.MAGIC_2, SIGNATURE_LENGTH);
        d.peek(ProxyFields.VERSION_2);
        d.u8(ProxyFields.COMMAND_2);
        d.peek(ProxyFields.FAMILY_2);
        int family = d.u8(ProxyFields.TRANSPORT_2) >> 4;
        d.u16(ProxyFields.LENGTH_2);
        if (family == OVER_IPV4) {
            d.ipv4(ProxyFields.SOURCE);
            d.ipv4(ProxyFields.DESTINATION);
        } else if (family == OVER_IPV6) {
            d.ipv6(ProxyFields.SOURCE_6);
            d.ipv6(ProxyFields.DESTINATION_6);
        } else {
            d.bytes(ProxyFields.UNKNOWN_2, d.captured());
            return;
        }
        d.u16(ProxyFields.SOURCE_PORT);
        d.u16(ProxyFields.DESTINATION_PORT);
        while (d.captured() >= VALUE_HEAD_LENGTH) {
            int mark = d.open(ProxyFields.VALUE_2);
            d.u8(ProxyFields.VALUE_TYPE_2);
            int length = d.u16(ProxyFields.VALUE_LENGTH_2);
            d.bytes(ProxyFields.VALUE_BYTES_2, length);
            d.close(mark);
        }
    }
}
