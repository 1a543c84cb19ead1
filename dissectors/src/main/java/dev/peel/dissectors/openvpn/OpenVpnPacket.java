package dev.peel.dissectors.openvpn;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.core.flow.Slot;
import dev.peel.dissectors.values.NamedValues;
import java.util.stream.Stream;

/**
 * One packet of OpenVPN, protocol versions 1 and 2.
 *
 * <pre>
 *  opcode (5 bits) key (3 bits)
 *  control: session (8) | [HMAC (20) | packet ID (4) | time (4)] | count (1) | acknowledged IDs (4 each) [remote session (8)]
 *           [packet ID (4) | message]
 *  data:    [peer (3)] | encrypted bytes
 * </pre>
 */
final class OpenVpnPacket {
    private static final int RESET_CLIENT_1 = 1;
    private static final int ACK = 5;
    private static final int DATA_1 = 6;
    private static final int RESET_CLIENT_2 = 7;
    private static final int RESET_SERVER_2 = 8;
    private static final int DATA_2 = 9;
    private static final int LAST_OPCODE = 11;

    private static final int MAX_ACKNOWLEDGED = 8; // packets that one acknowledges
    private static final int HMAC_LENGTH = 20; // bytes, of the usual SHA-1
    private static final int ID_LENGTH = 4; // bytes
    private static final int SESSION_LENGTH = 8; // bytes
    private static final long NANOSECONDS = 1_000_000_000L; // in a second

    /** Whether the flow's control packets are authenticated, once one that tells by its length was seen. */
    private static final Slot<Boolean> AUTHENTICATED = Slot.of("openvpn.hmac");

    private static final Values OPCODES = NamedValues.of("openvpn-opcodes.tsv");
    static final Field LENGTH = Field.uint("openvpn.plen", 16, "Packet Length");
    private static final Field TYPE = Field.uint("openvpn.type", 8, "Type").hex();
    private static final Field OPCODE =
            Field.uint("openvpn.opcode", 8, "Opcode").hex().mask(0xf8).values(OPCODES);
    private static final Field KEY = Field.uint("openvpn.keyid", 8, "Key ID").mask(0x07);
    private static final Field PEER = Field.uint("openvpn.peerid", 24, "Peer ID");
    private static final Field SESSION = Field.uint("openvpn.sessionid", 64, "Session ID");
    private static final Field HMAC = Field.bytes("openvpn.hmac", "HMAC");
    private static final Field REPLAY_ID = Field.uint("openvpn.pid", 32, "Replay-Packet-ID");
    private static final Field TIME = Field.of(FieldType.ABSOLUTE_TIME, "openvpn.net_time", "Net Time");
    private static final Field ACKNOWLEDGED_COUNT =
            Field.uint("openvpn.mpidarraylength", 8, "Message Packet-ID Array Length");
    private static final Field ACKNOWLEDGED =
            Field.uint("openvpn.mpidarrayelement", 32, "Message Packet-ID Array Element");
    private static final Field REMOTE_SESSION = Field.uint("openvpn.rsessionid", 64, "Remote Session ID");
    private static final Field MESSAGE_ID = Field.uint("openvpn.mpid", 32, "Message Packet-ID");
    private static final Field FRAGMENT_BYTES = Field.bytes("openvpn.fragment_bytes", "Fragment bytes");
    private static final Field DATA = Field.bytes("openvpn.data", "Data");
    static final Protocol OPENVPN = Protocol.of("openvpn", "OpenVPN", "OpenVPN Protocol", fields());

    private OpenVpnPacket() {}

    private static Field[] fields() {
        Field[] own = {
            LENGTH,
            TYPE,
            OPCODE,
            KEY,
            PEER,
            SESSION,
            HMAC,
            REPLAY_ID,
            TIME,
            ACKNOWLEDGED_COUNT,
            ACKNOWLEDGED,
            REMOTE_SESSION,
            MESSAGE_ID,
            FRAGMENT_BYTES,
            DATA
        };
        return Stream.of(own, ControlMessages.FIELDS).flatMap(Stream::of).toArray(Field[]::new);
    }

    /** {@return whether packets have {@code opcode}} */
    static boolean isOpcode(int opcode) {
        return opcode >= RESET_CLIENT_1 && opcode <= LAST_OPCODE;
    }

    /** Reads the packet, which ends where the layer ends, and which {@code carrier} found. */
    static void read(Dissection d, Dissector carrier) {
        int type = d.peekU8(0);
        int opcode = (int) OPCODE.extract(type);
        int mark = d.open(TYPE, 1, type);
        d.peek(OPCODE);
        d.peek(KEY);
        d.close(mark);
        d.skip(1);
        if (d.summarizing()) {
            d.summary(OPENVPN, "MessageType: " + OPCODES.name(opcode, "Unknown"));
        }
        if (opcode == DATA_1 || opcode == DATA_2) {
            if (opcode == DATA_2) {
                d.u24(PEER);
            }
            d.bytes(DATA, d.captured());
            return;
        }
        d.u64(SESSION);
        if (isAuthenticated(d, opcode)) {
            d.bytes(HMAC, HMAC_LENGTH);
            d.u32(REPLAY_ID);
            d.value(TIME, ID_LENGTH, d.peekU32(0) * NANOSECONDS);
        }
        int acknowledged = d.u8(ACKNOWLEDGED_COUNT);
        for (int i = 0; i < acknowledged; i++) {
            d.u32(ACKNOWLEDGED);
        }
        if (acknowledged > 0) {
            d.u64(REMOTE_SESSION);
        }
        if (opcode != ACK) {
            d.u32(MESSAGE_ID);
            readMessage(d, carrier);
        }
    }

    private static void readMessage(Dissection d, Dissector carrier) {
        if (d.remaining() > 0) {
            if (d.captured() == ControlMessages.FRAGMENT_LENGTH) {
                d.peekBytes(FRAGMENT_BYTES, d.captured());
            }
            new ControlMessages(carrier).add(d);
        }
    }

    /**
     * Whether an HMAC stands in the packet behind the cursor. Nothing says so, but acknowledgments and resets have lengths that
     * follow from what is in them.
     */
    private static boolean isAuthenticated(Dissection d, int opcode) {
        boolean isTelling = opcode == ACK || opcode == RESET_CLIENT_2 || opcode == RESET_SERVER_2;
        Boolean known = d.state(AUTHENTICATED);
        if (known != null && !isTelling) {
            return known;
        }
        int count = d.peekU8(0);
        int length = 1 + count * ID_LENGTH + (count > 0 ? SESSION_LENGTH : 0) + (opcode == ACK ? 0 : ID_LENGTH);
        boolean isPlain = count <= MAX_ACKNOWLEDGED && (isTelling ? length == d.remaining() : length <= d.remaining());
        if (isTelling && !d.isQuoted()) {
            d.state(AUTHENTICATED, !isPlain);
        }
        return !isPlain;
    }
}
