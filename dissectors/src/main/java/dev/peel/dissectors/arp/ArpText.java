package dev.peel.dissectors.arp;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;
import java.util.Locale;

/** What people read of an ARP packet. */
final class ArpText {
    static final int REQUEST = 1;
    static final int REPLY = 2;
    private static final int REVERSE_REQUEST = 3; // RFC 903
    private static final int REVERSE_REPLY = 4; // RFC 903
    private static final int DYNAMIC_ERROR = 7; // RFC 1931
    private static final int INVERSE_REQUEST = 8; // RFC 2390
    private static final int INVERSE_REPLY = 9; // RFC 2390
    private static final int REFUSAL = 10; // RFC 1577

    static final Values OPERATIONS = NamedValues.of("arp-opcodes.tsv");

    /** What a packet is meant for. */
    enum Kind {
        USUAL,
        GRATUITOUS,
        ANNOUNCEMENT,
        PROBE
    }

    private ArpText() {}

    static boolean isReverse(int operation) {
        return operation >= REVERSE_REQUEST && operation <= DYNAMIC_ERROR;
    }

    static String label(Kind kind, int operation) {
        String name = OPERATIONS.name(operation, String.format(Locale.ROOT, "opcode 0x%04x", operation));
        return switch (kind) {
            case ANNOUNCEMENT -> "ARP Announcement";
            case PROBE -> "ARP Probe";
            case GRATUITOUS -> name + "/gratuitous ARP";
            case USUAL -> name;
        };
    }

    /** {@return the one-line summary} of a packet whose four addresses are {@code addresses}. */
    static String summary(
            Bytes addresses,
            Kind kind,
            int operation,
            int hardwareSize,
            int protocolSize,
            boolean isEthernet,
            boolean isIpv4) {
        if (addresses.length() < 2 * (hardwareSize + protocolSize)) {
            return label(kind, operation);
        }
        int second = hardwareSize + protocolSize;
        String senderHardware = text(addresses, 0, hardwareSize, isEthernet ? ":" : "");
        String sender = protocol(addresses, hardwareSize, protocolSize, isIpv4);
        String targetHardware = text(addresses, second, hardwareSize, isEthernet ? ":" : "");
        String target = protocol(addresses, second + hardwareSize, protocolSize, isIpv4);
        return switch (kind) {
            case ANNOUNCEMENT -> "ARP Announcement for " + target;
            case PROBE -> "Who has " + target + "? (ARP Probe)";
            case GRATUITOUS -> "Gratuitous ARP for " + target + (operation == REQUEST ? " (Request)" : " (Reply)");
            case USUAL ->
                switch (operation) {
                    case REQUEST -> "Who has " + target + "? Tell " + sender;
                    case REPLY -> sender + " is at " + senderHardware;
                    case REVERSE_REQUEST, INVERSE_REQUEST -> "Who is " + targetHardware + "? Tell " + senderHardware;
                    case REVERSE_REPLY -> targetHardware + " is at " + target;
                    case INVERSE_REPLY -> senderHardware + " is at " + sender;
                    case REFUSAL -> "ARP NAK";
                    default -> capitalised(OPERATIONS.name(operation, "Unknown ARP")) + " ( opcode " + operation + " )";
                };
        };
    }

    private static String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String protocol(Bytes bytes, int at, int size, boolean isIpv4) {
        if (!isIpv4) {
            return text(bytes, at, size, "");
        }
        return bytes.u8(at) + "." + bytes.u8(at + 1) + "." + bytes.u8(at + 2) + "." + bytes.u8(at + 3);
    }

    private static String text(Bytes bytes, int at, int size, String separator) {
        if (size == 0) {
            return "<No address>";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < size; i++) {
            text.append(i == 0 ? "" : separator).append(String.format(Locale.ROOT, "%02x", bytes.u8(at + i)));
        }
        return text.toString();
    }
}
