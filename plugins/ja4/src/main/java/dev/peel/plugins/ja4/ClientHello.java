package dev.peel.plugins.ja4;

import dev.peel.core.bytes.Bytes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** What JA4 takes of one ClientHello, gathered in the order of its fields; values reserved to be ignored (GREASE) are left out. */
final class ClientHello {
    private static final int SERVER_NAME = 0; // RFC 6066 3
    private static final int SIGNATURE_ALGORITHMS = 13; // RFC 8446 4.2.3
    private static final int APPLICATION_PROTOCOLS = 16; // RFC 7301 3.1
    private static final int MOST = 99; // that two digits tell

    private final List<Integer> suites = new ArrayList<>();
    private final List<Integer> extensions = new ArrayList<>();
    private final List<Integer> signatureAlgorithms = new ArrayList<>();
    private int version;
    private int highestSupported;
    private int extension = -1;
    private String protocolEnds = "";

    void version(int number) {
        version = number;
    }

    void suite(int number) {
        if (!isGrease(number)) {
            suites.add(number);
        }
    }

    /** Starts an extension; what is told next stands in it. */
    void extension(int type) {
        extension = type;
        if (!isGrease(type)) {
            extensions.add(type);
        }
    }

    void supports(int number) {
        if (!isGrease(number)) {
            highestSupported = Math.max(highestSupported, number);
        }
    }

    void signatureAlgorithm(int number) {
        if (extension == SIGNATURE_ALGORITHMS && !isGrease(number)) {
            signatureAlgorithms.add(number);
        }
    }

    void applicationProtocol(Bytes name) {
        if (extension == APPLICATION_PROTOCOLS && protocolEnds.isEmpty() && name.length() > 0) {
            protocolEnds = ends(name.u8(0), name.u8(name.length() - 1));
        }
    }

    /** {@return the part that can be read: transport, version, server name, how many suites and extensions, application protocol} */
    String start(boolean isQuic) {
        return String.format(
                Locale.ROOT,
                "%s%s%s%02d%02d%s",
                isQuic ? "q" : "t",
                versionText(highestSupported == 0 ? version : highestSupported),
                extensions.contains(SERVER_NAME) ? "d" : "i",
                Math.min(MOST, suites.size()),
                Math.min(MOST, extensions.size()),
                protocolEnds.isEmpty() ? "00" : protocolEnds);
    }

    /** {@return the suites, ascending} */
    String suites() {
        return list(sorted(suites));
    }

    /** {@return the extensions, ascending, without server name and application protocols; then the signature algorithms as sent} */
    String extensions() {
        List<Integer> told = sorted(extensions);
        told.removeIf(type -> type == SERVER_NAME || type == APPLICATION_PROTOCOLS);
        return signatureAlgorithms.isEmpty() ? list(told) : list(told) + '_' + list(signatureAlgorithms);
    }

    private static List<Integer> sorted(List<Integer> numbers) {
        List<Integer> sorted = new ArrayList<>(numbers);
        Collections.sort(sorted);
        return sorted;
    }

    private static String list(List<Integer> numbers) {
        StringBuilder text = new StringBuilder();
        for (int number : numbers) {
            text.append(text.isEmpty() ? "" : ",").append(HexFormat.of().toHexDigits((char) number));
        }
        return text.toString();
    }

    private static String versionText(int number) {
        return switch (number) {
            case 0x0304 -> "13";
            case 0x0303 -> "12";
            case 0x0302 -> "11";
            case 0x0301 -> "10";
            case 0x0300 -> "s3";
            case 0x0002 -> "s2";
            default -> "00";
        };
    }

    /** First and last character; where one is neither letter nor digit, the first and last of the name in hexadecimal. */
    private static String ends(int first, int last) {
        if (isLetterOrDigit(first) && isLetterOrDigit(last)) {
            return "" + (char) first + (char) last;
        }
        return "" + Character.forDigit(first >> 4, 16) + Character.forDigit(last & 0xf, 16);
    }

    private static boolean isLetterOrDigit(int value) {
        return value >= '0' && value <= '9' || value >= 'A' && value <= 'Z' || value >= 'a' && value <= 'z';
    }

    /** RFC 8701: 0x0a0a, 0x1a1a, ... 0xfafa. */
    private static boolean isGrease(int number) {
        return (number & 0x0f0f) == 0x0a0a && number >> 8 == (number & 0xff);
    }
}
