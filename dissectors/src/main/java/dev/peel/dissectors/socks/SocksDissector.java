package dev.peel.dissectors.socks;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.StreamDissector;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Protocol;
import dev.peel.dissectors.dialog.Lines;

/**
 * SOCKS: a client asks a proxy for a connection, and once the proxy has agreed what follows is that connection's.
 *
 * <pre>
 *  version 4:  4 | command | port (2) | IPv4 address | user, 0 | [name, 0 where the address is 0.0.0.x]
 *              0 | result  | port (2) | IPv4 address
 *  version 5:  5 | count | methods                               RFC 1928 3
 *              5 | method
 *              5 | command or result | 0 | kind | address | port (2)      RFC 1928 4 and 6
 * </pre>
 */
public final class SocksDissector implements StreamDissector {
    private static final int[] PORTS = {1080};
    private static final int REPLY_LENGTH = 8; // bytes, version 4
    private static final int LONGEST = 1024; // bytes of a request; more is not understood
    private static final int KIND_AT = 3;
    private static final Table STREAMS = Table.of("tcp.port");

    @Override
    public Protocol protocol() {
        return SocksFields.SOCKS;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.table(STREAMS);
        for (int port : PORTS) {
            registrar.bind("tcp.port", port, this);
        }
    }

    @Override
    public int pduLength(Bytes available) {
        throw new UnsupportedOperationException("a message's length depends on those before it");
    }

    @Override
    public int pduLength(Bytes available, Dissection d) {
        SocksSession known = session(d);
        SocksSession session = known.version() == 0 ? known.starting(available.u8(0)) : known;
        boolean isServer = Lines.isFromServer(d, PORTS);
        int version = session.version();
        if (version != 4 && version != 5) {
            return available.length();
        }
        int length =
                switch (session.step(isServer)) {
                    case GREETING -> isServer ? 2 : counted(available, 2, 1);
                    case AUTHENTICATION -> isServer ? 2 : passwordLength(available);
                    case REQUEST ->
                        version == 4 ? isServer ? REPLY_LENGTH : version4Length(available) : version5Length(available);
                    case FOREIGN, TUNNEL -> available.length();
                };
        return length == NEED_MORE && available.length() > LONGEST ? available.length() : length;
    }

    /** {@return {@code head} and as many bytes as the one at {@code at} says} */
    private static int counted(Bytes available, int head, int at) {
        return available.length() <= at ? NEED_MORE : head + available.u8(at);
    }

    private static int passwordLength(Bytes available) {
        int name = counted(available, 2, 1);
        return name == NEED_MORE ? NEED_MORE : counted(available, name + 1, name);
    }

    private static int version4Length(Bytes available) {
        int userEnd = available.length() < REPLY_LENGTH ? -1 : available.indexOf(0, REPLY_LENGTH);
        if (userEnd < 0) {
            return NEED_MORE;
        }
        if (!namesHost(available.u32(4))) {
            return userEnd + 1;
        }
        int nameEnd = available.indexOf(0, userEnd + 1);
        return nameEnd < 0 ? NEED_MORE : nameEnd + 1;
    }

    /** {@return whether an address stands for a name that follows: version 4a} */
    static boolean namesHost(long address) {
        return address > 0 && address < 0x100;
    }

    private static int version5Length(Bytes available) {
        if (available.length() <= KIND_AT) {
            return NEED_MORE;
        }
        return switch (available.u8(KIND_AT)) {
            case SocksFields.KIND_IPV4 -> 4 + 4 + 2;
            case SocksFields.KIND_IPV6 -> 4 + 16 + 2;
            case SocksFields.KIND_NAME -> counted(available, 4 + 1 + 2, KIND_AT + 1);
            default -> available.length();
        };
    }

    @Override
    public void dissect(Dissection d) {
        SocksSession session = session(d);
        boolean isServer = Lines.isFromServer(d, PORTS);
        if (session.version() == 0 && !isServer) {
            session = session.starting(d.peekU8(0));
        }
        switch (session.step(isServer)) {
            case GREETING -> session = SocksMessages.greeting(d, session, isServer);
            case AUTHENTICATION -> session = SocksMessages.authentication(d, session, isServer);
            case REQUEST -> session = SocksMessages.request(d, session, isServer);
            case FOREIGN -> d.skip(d.captured());
            case TUNNEL -> readTunnel(d, session);
        }
        d.state(SocksSession.SLOT, session);
    }

    private void readTunnel(Dissection d, SocksSession session) {
        d.generated(SocksFields.VERSION, session.version());
        d.generated(SocksFields.COMMAND, session.command());
        d.generated(SocksFields.REMOTE_PORT, session.port());
        d.tunnel(STREAMS, session.port(), this);
    }

    private static SocksSession session(Dissection d) {
        SocksSession known = d.state(SocksSession.SLOT);
        return known == null ? SocksSession.NEW : known;
    }
}
