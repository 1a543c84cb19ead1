package dev.peel.plugins.handshake;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** TLS records as hexadecimal text. */
public final class Records {
    public static final String CHANGE_CIPHER_SPEC = "14 0303 0001 01";
    public static final String FINISHED_12 = "16 0303 0028" + "a5".repeat(40);
    public static final String SERVER_HELLO_DONE = "16 0303 0004 0e000000";
    public static final String CLIENT_KEY_EXCHANGE = "16 0303 0006 10000002 0000";
    public static final String DATA_12 = "17 0303 0020" + "5a".repeat(32);
    public static final String OFFERS_13 = "002b 0003 02 0304";
    public static final String CHOOSES_13 = "002b 0002 0304";
    public static final String RANDOM = "c3".repeat(32);
    public static final String RETRY_RANDOM = "cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c";
    public static final String ECDHE_RSA_AES_128 = "c02f";
    public static final String AES_128_SHA256 = "1301";
    public static final String ID = "1d".repeat(32);
    public static final String OTHER_ID = "2e".repeat(32);

    private Records() {}

    /** {@return a ClientHello with a session id and extensions} */
    public static String clientHello(String sessionId, String... extensions) {
        return hello("01", RANDOM, sessionId, "0004 c02f 1301" + "01 00", extensions);
    }

    /** {@return a ServerHello with a session id and extensions} */
    public static String serverHello(String cipher, String sessionId, String... extensions) {
        return hello("02", RANDOM, sessionId, cipher + "00", extensions);
    }

    /** {@return a ServerHello whose random ends with these eight bytes} */
    public static String serverHelloEnding(String tail, String cipher, String... extensions) {
        return hello("02", "c3".repeat(24) + tail, "", cipher + "00", extensions);
    }

    /** {@return a HelloRetryRequest that asks for a key share} */
    public static String helloRetryRequest(String group) {
        return hello("02", RETRY_RANDOM, "", AES_128_SHA256 + "00", CHOOSES_13, extension("0033", group));
    }

    /** {@return the key_share extension of a ClientHello, with one key of a byte} */
    public static String keyShare(String group) {
        return extension("0033", "0005" + group + "000101");
    }

    /** {@return a HelloRetryRequest} */
    public static String helloRetryRequest() {
        return hello("02", RETRY_RANDOM, "", AES_128_SHA256 + "00", CHOOSES_13);
    }

    /** {@return an encrypted record of TLS 1.3} */
    public static String encrypted(int length) {
        return "17 0303" + hex(length, 2) + "e7".repeat(length);
    }

    /** {@return an alert in the clear} */
    public static String alert(int level, int description) {
        return "15 0303 0002" + hex(level, 1) + hex(description, 1);
    }

    /** {@return the server_name extension} */
    public static String serverName(String name) {
        String bytes = HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8));
        int length = bytes.length() / 2;
        return "0000" + hex(length + 5, 2) + hex(length + 3, 2) + "00" + hex(length, 2) + bytes;
    }

    /** {@return the session_ticket extension} */
    public static String ticket(int length) {
        return "0023" + hex(length, 2) + "77".repeat(length);
    }

    /** {@return a ClientHello with these cipher suites} */
    public static String clientHelloWith(String suites, String... extensions) {
        return hello("01", RANDOM, "", hex(suites.length() / 2, 2) + suites + "01 00", extensions);
    }

    /** {@return an extension with a body} */
    public static String extension(String type, String body) {
        String bytes = body.replace(" ", "");
        return type + hex(bytes.length() / 2, 2) + bytes;
    }

    /** {@return text as bytes} */
    public static String ascii(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String hello(String type, String random, String sessionId, String suites, String... extensions) {
        String listed = String.join("", extensions).replace(" ", "");
        String body = "0303" + random + hex(sessionId.length() / 2, 1) + sessionId + suites.replace(" ", "")
                + hex(listed.length() / 2, 2) + listed;
        int length = body.length() / 2;
        return "16 0303" + hex(length + 4, 2) + type + hex(length, 3) + body;
    }

    private static String hex(int number, int width) {
        return HexFormat.of().toHexDigits(number, width * 2);
    }
}
