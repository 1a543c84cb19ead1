package dev.peel.dissectors.mysql;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.StreamDissector;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.flow.Slot;
import dev.peel.dissectors.dialog.Lines;
import dev.peel.dissectors.dialog.StartTls;

/**
 * MySQL's protocol (MySQL source documentation, client/server protocol): packets, the server's greeting, and who logs in.
 *
 * <pre>
 *  length (3, little-endian) | number (1) | content
 *  greeting:  10 | version, 0 | thread (4) | salt (8) | 0 | capabilities (2) | ...
 *  login:     capabilities (4) | longest packet (4) | character set (1) | 23 zeros | [user, 0 | ...]
 * </pre>
 *
 * <p>A login that ends behind the zeros asks for TLS, which starts behind it: the server has said in its greeting whether it may.
 */
public final class MysqlDissector implements StreamDissector {
    private static final int[] PORTS = {3306};
    private static final int HEADER_LENGTH = 4; // bytes
    private static final int PROTOCOL_10 = 10;
    private static final int SALT_LENGTH = 8; // bytes
    private static final int CAPABLE_OF_TLS = 0x0800; // CLIENT_SSL
    private static final int CAPABLE_OF_41 = 0x0200; // CLIENT_PROTOCOL_41
    private static final int LOGIN_ZEROS = 23; // bytes

    private static final Field PACKET_LENGTH = Field.uint("mysql.packet_length", 24, "Packet Length");
    private static final Field PACKET_NUMBER = Field.uint("mysql.packet_number", 8, "Packet Number");
    private static final Field GREETING = Field.group("mysql.server_greeting", "Server Greeting");
    private static final Field PROTOCOL = Field.uint("mysql.protocol", 8, "Protocol");
    private static final Field VERSION = Field.text("mysql.version", "Version");
    private static final Field THREAD = Field.uint("mysql.thread_id", 32, "Thread ID");
    private static final Field SALT = Field.text("mysql.salt", "Salt");
    private static final Field SERVER_CAPABILITIES =
            Field.uint("mysql.caps.server", 16, "Server Capabilities").hex();
    private static final Field CLIENT_CAPABILITIES =
            Field.uint("mysql.caps.client", 16, "Client Capabilities").hex();
    private static final Field TLS_CAPABILITY =
            Field.flag("mysql.caps.sl", 16, CAPABLE_OF_TLS, "Switch to SSL after handshake");
    private static final Field LOGIN = Field.group("mysql.login_request", "Login Request");
    private static final Field LONGEST_PACKET = Field.uint("mysql.max_packet", 32, "MAX Packet");
    private static final Field CHARACTER_SET = Field.uint("mysql.charset", 8, "Charset");
    private static final Field USER = Field.text("mysql.user", "Username");
    private static final Protocol MYSQL = Protocol.of(
            "mysql",
            "MySQL",
            "MySQL Protocol",
            PACKET_LENGTH,
            PACKET_NUMBER,
            GREETING,
            PROTOCOL,
            VERSION,
            THREAD,
            SALT,
            SERVER_CAPABILITIES,
            CLIENT_CAPABILITIES,
            TLS_CAPABILITY,
            LOGIN,
            LONGEST_PACKET,
            CHARACTER_SET,
            USER);

    /** Whether the server has greeted and the login is to come. */
    private static final Slot<Boolean> GREETED = Slot.of("mysql");

    @Override
    public Protocol protocol() {
        return MYSQL;
    }

    @Override
    public void register(Registrar registrar) {
        StartTls.register(registrar);
        for (int port : PORTS) {
            registrar.bind("tcp.port", port, this);
        }
    }

    @Override
    public int pduLength(Bytes available) {
        if (available.length() < HEADER_LENGTH) {
            return NEED_MORE;
        }
        return HEADER_LENGTH + (available.u8(0) | available.u8(1) << 8 | available.u8(2) << 16);
    }

    @Override
    public void dissect(Dissection d) {
        d.uintLe(PACKET_LENGTH, 3);
        int number = d.u8(PACKET_NUMBER);
        boolean isServer = Lines.isFromServer(d, PORTS);
        if (isServer && number == 0 && d.state(GREETED) == null && d.captured() > 0 && d.peekU8(0) == PROTOCOL_10) {
            d.state(GREETED, true);
            readGreeting(d);
        } else if (!isServer && number == 1 && Boolean.TRUE.equals(d.state(GREETED))) {
            readLogin(d);
        }
        d.skip(d.captured());
    }

    private static void readGreeting(Dissection d) {
        int mark = d.open(GREETING, d.captured());
        d.u8(PROTOCOL);
        String version = readTerminated(d, VERSION);
        if (d.summarizing()) {
            d.summary(MYSQL, "Server Greeting  proto=10 version=" + version);
        }
        d.uintLe(THREAD, 4);
        d.text(SALT, SALT_LENGTH);
        d.skip(1);
        readCapabilities(d, SERVER_CAPABILITIES);
        d.skip(d.captured());
        d.close(mark);
    }

    private static void readLogin(Dissection d) {
        int mark = d.open(LOGIN, d.captured());
        int capabilities = readCapabilities(d, CLIENT_CAPABILITIES);
        if ((capabilities & CAPABLE_OF_41) != 0) {
            d.skip(2);
            d.uintLe(LONGEST_PACKET, 4);
            d.u8(CHARACTER_SET);
            d.skip(LOGIN_ZEROS);
        } else {
            d.uintLe(LONGEST_PACKET, 3);
        }
        boolean asksForTls = (capabilities & CAPABLE_OF_TLS) != 0 && d.captured() == 0;
        d.state(GREETED, asksForTls);
        String user = asksForTls ? "" : readTerminated(d, USER);
        if (d.summarizing()) {
            d.summary(MYSQL, "Login Request user=" + user);
        }
        if (asksForTls) {
            StartTls.begin(d);
        }
        d.skip(d.captured());
        d.close(mark);
    }

    /** {@return the lower 16 bits, which are read} */
    private static int readCapabilities(Dissection d, Field field) {
        int capabilities = d.peekU8(0) | d.peekU8(1) << 8;
        int mark = d.open(field, 2, capabilities);
        d.part(TLS_CAPABILITY, 2, capabilities);
        d.skip(2);
        d.close(mark);
        return capabilities;
    }

    private static String readTerminated(Dissection d, Field field) {
        int end = d.rest().indexOf(0, 0);
        if (end < 0) {
            throw d.malformed();
        }
        String text = d.string(field, end);
        d.skip(1);
        return text;
    }
}
