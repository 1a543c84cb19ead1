package dev.peel.plugins.handshake.certificate;

/** OCSP responses as hexadecimal text; for tests. */
public final class Staples {
    public static final String GOOD = "8000";
    public static final String REVOKED = "a111" + time("20240101000000Z");
    public static final String UNKNOWN = "8200";

    private Staples() {}

    /** {@return a response with one answer, which no authority signed} */
    public static String response(String answer, String thisUpdate, String nextUpdate) {
        String single = value("30", value("30", "") + answer + time(thisUpdate) + value("a0", time(nextUpdate)));
        String data = value("30", value("a2", value("04", "00")) + time(thisUpdate) + value("30", single));
        String basic = value("30", data + value("30", "") + "030100");
        String type = "06092b0601050507300101"; // id-pkix-ocsp-basic, RFC 6960 4.2.1
        return value("30", "0a0100" + value("a0", value("30", type + value("04", basic))));
    }

    private static String time(String text) {
        StringBuilder hex = new StringBuilder();
        text.chars().forEach(one -> hex.append("%02x".formatted(one)));
        return value("18", hex.toString());
    }

    private static String value(String tag, String content) {
        int length = content.length() / 2;
        return tag + (length < 0x80 ? "%02x".formatted(length) : "82%04x".formatted(length)) + content;
    }
}
