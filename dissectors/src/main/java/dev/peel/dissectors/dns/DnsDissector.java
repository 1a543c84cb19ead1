package dev.peel.dissectors.dns;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.HeuristicDissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Protocol;

/** The Domain Name System over UDP, RFC 1035 4.2.1, on its port and on others. */
public final class DnsDissector implements HeuristicDissector {
    private static final int HEADER_LENGTH = 12; // bytes, RFC 1035 4.1.1
    private static final int RESPONSE_AND_OPCODE = 0xf800; // bits of the flags
    private static final int RESPONSE = 0x8000;
    private static final int MAX_ANSWERS = 100;
    private static final int MAX_OTHER_RECORDS = 10;
    private static final int NETBIOS_NAME_LENGTH = 32; // bytes, the encoded first level
    private static final int ORDER = 90; // numbers this small are little to know a message by

    @Override
    public Protocol protocol() {
        return DnsMessage.DNS;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.bind("udp.port", 53, this);
        registrar.heuristic("udp.port", ORDER, this);
    }

    /** {@return whether this is a standard query with one question, or a response, with plausible numbers of records} */
    @Override
    public boolean recognizes(Bytes payload) {
        if (payload.length() <= HEADER_LENGTH) {
            return false;
        }
        int questions = payload.u16(4);
        int answers = payload.u16(6);
        int authorities = payload.u16(8);
        if (payload.u16(10) > MAX_OTHER_RECORDS || isNetbiosName(payload)) {
            return false;
        }
        return switch (payload.u16(2) & RESPONSE_AND_OPCODE) {
            case 0 -> questions == 1 && answers == 0 && authorities == 0;
            case RESPONSE -> questions <= 1 && answers <= MAX_ANSWERS && authorities <= MAX_OTHER_RECORDS;
            default -> false;
        };
    }

    /** {@return whether the first name is one of the NetBIOS name service, whose messages look alike, RFC 1001 14.1} */
    private static boolean isNetbiosName(Bytes payload) {
        if (payload.u8(HEADER_LENGTH) != NETBIOS_NAME_LENGTH
                || payload.length() <= HEADER_LENGTH + NETBIOS_NAME_LENGTH) {
            return false;
        }
        for (int i = 1; i <= NETBIOS_NAME_LENGTH; i++) {
            int letter = payload.u8(HEADER_LENGTH + i);
            if (letter < 'A' || letter > 'P') {
                return false;
            }
        }
        return true;
    }

    @Override
    public void dissect(Dissection d) {
        new DnsMessage(d, DnsMessage.Kind.DNS).read();
    }
}
