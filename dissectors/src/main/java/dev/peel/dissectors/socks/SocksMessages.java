package dev.peel.dissectors.socks;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.dissectors.socks.SocksSession.Step;

/** Reads the messages before the tunnel, and says what comes next. */
final class SocksMessages {
    private static final int NO_AUTHENTICATION = 0; // RFC 1928 3
    private static final int NAME_AND_PASSWORD = 2; // RFC 1928 3
    private static final int GRANTED = 90; // version 4
    private static final int SUCCEEDED = 0; // version 5, RFC 1928 6

    private SocksMessages() {}

    static SocksSession greeting(Dissection d, SocksSession session, boolean isServer) {
        d.u8(SocksFields.VERSION);
        if (!isServer) {
            int count = d.u8(SocksFields.METHOD_COUNT);
            for (int i = 0; i < count; i++) {
                d.u8(SocksFields.METHOD);
            }
            summarize(d, "Connect to server request");
            return session;
        }
        summarize(d, "Connect to server response");
        return switch (d.u8(SocksFields.METHOD_ACCEPTED)) {
            case NO_AUTHENTICATION -> session.both(Step.REQUEST);
            case NAME_AND_PASSWORD -> session.both(Step.AUTHENTICATION);
            default -> session.both(Step.FOREIGN);
        };
    }

    /** RFC 1929 2. */
    static SocksSession authentication(Dissection d, SocksSession session, boolean isServer) {
        d.u8(SocksFields.SUBVERSION);
        if (!isServer) {
            summarize(d, "User authentication request");
            counted(d, SocksFields.USER);
            counted(d, SocksFields.PASSWORD);
            return session;
        }
        summarize(d, "User authentication response");
        return session.both(d.u8(SocksFields.STATUS) == SUCCEEDED ? Step.REQUEST : Step.FOREIGN);
    }

    static SocksSession request(Dissection d, SocksSession session, boolean isServer) {
        summarize(d, isServer ? "Command Response" : "Command Request");
        d.u8(SocksFields.VERSION);
        boolean isVersion4 = session.version() == 4;
        int commandOrResult = d.u8(isServer ? SocksFields.RESULT : SocksFields.COMMAND);
        int port = isVersion4 ? version4Target(d, isServer) : version5Target(d);
        if (!isServer) {
            return session.askingFor(commandOrResult, port);
        }
        return session.both(commandOrResult == (isVersion4 ? GRANTED : SUCCEEDED) ? Step.TUNNEL : Step.FOREIGN);
    }

    private static int version4Target(Dissection d, boolean isServer) {
        int port = d.u16(SocksFields.REMOTE_PORT);
        long address = d.ipv4(SocksFields.ADDRESS) & 0xffffffffL;
        if (!isServer) {
            terminated(d, SocksFields.USER);
            if (SocksDissector.namesHost(address)) {
                terminated(d, SocksFields.NAME_4A);
            }
        }
        return port;
    }

    private static int version5Target(Dissection d) {
        d.u8(SocksFields.RESERVED);
        switch (d.u8(SocksFields.KIND)) {
            case SocksFields.KIND_IPV4 -> d.ipv4(SocksFields.ADDRESS);
            case SocksFields.KIND_IPV6 -> d.ipv6(SocksFields.ADDRESS_6);
            case SocksFields.KIND_NAME -> counted(d, SocksFields.NAME);
            default -> throw d.malformed();
        }
        return d.u16(SocksFields.PORT);
    }

    private static void counted(Dissection d, Field field) {
        int length = d.peekU8(0);
        d.skip(1);
        d.text(field, length);
    }

    private static void terminated(Dissection d, Field field) {
        int end = d.rest().indexOf(0, 0);
        if (end < 0) {
            throw d.malformed();
        }
        d.text(field, end);
        d.skip(1);
    }

    private static void summarize(Dissection d, String what) {
        if (d.summarizing()) {
            d.summary(SocksFields.SOCKS, what);
        }
    }
}
