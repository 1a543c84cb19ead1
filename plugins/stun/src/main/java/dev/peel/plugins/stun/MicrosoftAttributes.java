package dev.peel.plugins.stun;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import java.util.List;

/** The attributes that Microsoft's published specifications add: MS-TURN, MS-TURNBWM and MS-ICE2. */
final class MicrosoftAttributes {
    private static final int CONNECTION_ID_LENGTH = 20; // bytes, MS-TURN 2.2.2.19

    private static final Field VERSION = Field.uint("stun.att.ms.version", 32, "MS Version")
            .values(Values.of(
                    1,
                    "ICE",
                    2,
                    "MS-ICE2",
                    3,
                    "MS-ICE2 with SHA256",
                    4,
                    "MS-ICE2 with SHA256 and IPv6",
                    5,
                    "MULTIPLEXED TURN over UDP only",
                    6,
                    "MULTIPLEXED TURN over UDP and TCP"));
    private static final Field ICE_VERSION = Field.uint("stun.att.ms.version.ice", 32, "MS ICE Version")
            .values(Values.of(
                    0,
                    "Supports only RFC3489bis-02 message formats",
                    1,
                    "Supports only RFC3489bis-02 message formats",
                    2,
                    "Supports only RFC3489bis-02 message formats",
                    3,
                    "Supports RFC5389 message formats"));
    private static final Field CONNECTION = Field.bytes("stun.att.ms.connection_id", "Connection ID");
    private static final Field SEQUENCE = Field.uint("stun.att.ms.sequence_number", 32, "Sequence Number");
    private static final Field FOUNDATION = Field.text("stun.att.ms.foundation", "Foundation");
    private static final Field STREAM_TYPE = Field.uint("stun.att.ms.stream_type", 16, "Stream Type")
            .values(Values.of(1, "Audio", 2, "Video", 3, "Supplemental Video", 4, "Data"));
    private static final Field QUALITY = Field.uint("stun.att.ms.service_quality", 16, "Service Quality")
            .values(Values.of(0, "Best effort delivery", 1, "Reliable delivery"));
    private static final Field SESSION = Field.uint(
                    "stun.att.ms.multiplexed_turn_session_id", 64, "MS Multiplexed TURN Session Id")
            .hex();
    private static final Field UNKNOWN_8006 = Field.bytes("stun.att.unknown8006", "Unknown8006");

    private static final Field ADMISSION = Field.uint("stun.att.bandwidth_acm.type", 16, "Message Type")
            .values(Values.of(0, "Reservation Check", 1, "Reservation Commit", 2, "Reservation Update"));
    private static final Field RESERVATION = Field.bytes("stun.att.bandwidth_rsv_id", "Reservation ID");
    private static final Field[] AMOUNT = {
        Field.uint("stun.att.bandwidth_rsv_amount.masb", 32, "Maximum Send Bandwidth"),
        Field.uint("stun.att.bandwidth_rsv_amount.misb", 32, "Minimum Send Bandwidth"),
        Field.uint("stun.att.bandwidth_rsv_amount.marb", 32, "Maximum Receive Bandwidth"),
        Field.uint("stun.att.bandwidth_rsv_amount.mirb", 32, "Minimum Receive Bandwidth")
    };

    private static final Values YES_NO = Values.of(0, "No", 1, "Yes");
    private static final Field VALID =
            Field.flag("stun.att.address_rp.valid", 32, 0x80000000L, "Valid").values(YES_NO);
    private static final Field PSTN =
            Field.flag("stun.att.address_rp.pstn", 32, 0x40000000L, "PSTN").values(YES_NO);
    private static final Field LOCAL_RESERVED =
            Field.uint("stun.att.address_rp.reserved", 32, "Reserved").hex().mask(0x3fffffff);
    private static final Field RELAY_RESERVED =
            Field.uint("stun.att.address_rp.reserved", 32, "Reserved").hex().mask(0x7fffffff);
    private static final Field MOST_SENT = Field.uint("stun.att.address_rp.masb", 32, "Maximum Send Bandwidth");
    private static final Field MOST_RECEIVED = Field.uint("stun.att.address_rp.marb", 32, "Maximum Receive Bandwidth");

    private static final Field DIALOG = Field.bytes("stun.att.sip_dialog_id", "SIP Dialog ID");
    private static final Field CALL = Field.bytes("stun.att.sip_call_id", "SIP Call ID");
    private static final Values LOCATIONS = Values.of(1, "Internet", 2, "Intranet");
    private static final Field PEER_LOCATION =
            Field.uint("stun.att.lp.peer_location", 8, "Peer Location").values(LOCATIONS);
    private static final Field SELF_LOCATION =
            Field.uint("stun.att.lp.seft_location", 8, "Self Location").values(LOCATIONS);
    private static final Field FEDERATION = Field.uint("stun.att.lp.federation", 8, "Federation")
            .values(Values.of(0, "No Federation", 1, "Enterprise Federation", 2, "Public Cloud Federation"));

    static final List<Field> FIELDS = List.of(
            VERSION,
            ICE_VERSION,
            CONNECTION,
            SEQUENCE,
            FOUNDATION,
            STREAM_TYPE,
            QUALITY,
            SESSION,
            UNKNOWN_8006,
            ADMISSION,
            RESERVATION,
            AMOUNT[0],
            AMOUNT[1],
            AMOUNT[2],
            AMOUNT[3],
            VALID,
            PSTN,
            LOCAL_RESERVED,
            RELAY_RESERVED,
            MOST_SENT,
            MOST_RECEIVED,
            DIALOG,
            CALL,
            PEER_LOCATION,
            SELF_LOCATION,
            FEDERATION);

    private MicrosoftAttributes() {}

    /**
     * Reads the value of an attribute.
     *
     * @param whole the message from its first byte on
     * @return whether the attribute is one of these
     */
    static boolean value(Dissection d, int type, int length, byte[] whole) {
        switch (type) {
            case 0x8006 -> d.bytes(UNKNOWN_8006, length);
            case 0x8008 -> d.u32(VERSION);
            case 0x8020, 0x8059, 0x805a, 0x805b, 0x805c -> Addresses.xored(d, whole);
            case 0x000e, 0x8090 -> Addresses.plain(d);
            case 0x8050 -> {
                d.bytes(CONNECTION, CONNECTION_ID_LENGTH);
                d.u32(SEQUENCE);
            }
            case 0x8054 -> d.text(FOUNDATION, length);
            case 0x8055 -> {
                d.u16(STREAM_TYPE);
                d.u16(QUALITY);
            }
            case 0x8056 -> {
                d.bytes(Attributes.RESERVED, 2);
                d.u16(ADMISSION);
            }
            case 0x8057 -> d.bytes(RESERVATION, length);
            case 0x8058 -> {
                for (Field amount : AMOUNT) {
                    d.u32(amount);
                }
            }
            case 0x805d, 0x805f -> site(d, true);
            case 0x805e, 0x8060 -> site(d, false);
            case 0x8061 -> d.bytes(DIALOG, length);
            case 0x8062 -> d.bytes(CALL, length);
            case 0x8068 -> {
                d.u8(PEER_LOCATION);
                d.u8(SELF_LOCATION);
                d.u8(FEDERATION);
                d.bytes(Attributes.RESERVED, 1);
            }
            case 0x8070 -> d.u32(ICE_VERSION);
            case 0x8095 -> d.u64(SESSION);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** What is reserved of a place's bandwidth; only places that are no relays tell whether they lead to the telephone network. */
    private static void site(Dissection d, boolean tellsNetwork) {
        d.peek(VALID);
        if (tellsNetwork) {
            d.peek(PSTN);
        }
        d.u32(tellsNetwork ? LOCAL_RESERVED : RELAY_RESERVED);
        d.u32(MOST_SENT);
        d.u32(MOST_RECEIVED);
    }
}
