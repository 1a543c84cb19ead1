package dev.peel.dissectors.tcp;

import dev.peel.core.dissect.Limits;
import dev.peel.dissectors.Packets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Segments between a client and a server, a millisecond apart unless time passes, with sequence numbers counted from the initial ones:
 * for tests.
 */
final class Segments {
    static final int FIN = 0x01;
    static final int SYN = 0x02;
    static final int RST = 0x04;
    static final int PSH = 0x08;
    static final int ACK = 0x10;

    private static final String CLIENT = "c0 00 02 01 c0 00 02 02";
    private static final String SERVER = "c0 00 02 02 c0 00 02 01";
    private static final long MILLISECOND = 1_000_000; // nanoseconds

    private final List<byte[]> frames = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private int clientStart = 0xffffff80; // so that numbers wrap
    private int serverStart = 5000;
    private int window = 1000;
    private String options = "";
    private long time = 1_700_000_000L * 1_000 * MILLISECOND;

    /** SYN, SYN,ACK and ACK: frames 1 to 3, two milliseconds. */
    static Segments connected() {
        return new Segments().client(SYN, 0, 0, 0).server(SYN | ACK, 0, 1, 0).client(ACK, 1, 1, 0);
    }

    /** The client sends {@code length} bytes. */
    Segments client(int flags, int sequence, int acknowledgment, int length) {
        int number = (flags & ACK) == 0 ? 0 : serverStart + acknowledgment;
        return add(CLIENT, 40000, 443, clientStart + sequence, number, flags, length);
    }

    /** The server sends {@code length} bytes. */
    Segments server(int flags, int sequence, int acknowledgment, int length) {
        int number = (flags & ACK) == 0 ? 0 : clientStart + acknowledgment;
        return add(SERVER, 443, 40000, serverStart + sequence, number, flags, length);
    }

    /** What follows says another window. */
    Segments window(int newWindow) {
        window = newWindow;
        return this;
    }

    /** What follows has options, given in hexadecimal, a multiple of four bytes. */
    Segments options(String hex) {
        options = hex;
        return this;
    }

    /** What follows has a SACK option for bytes of the client. */
    Segments sack(int left, int right) {
        return options(String.format("01 01 05 0a %08x %08x", clientStart + left, clientStart + right));
    }

    /** What follows counts from other initial numbers. */
    Segments startAt(int newClientStart, int newServerStart) {
        clientStart = newClientStart;
        serverStart = newServerStart;
        return this;
    }

    Segments after(long milliseconds) {
        time += (milliseconds - 1) * MILLISECOND;
        return this;
    }

    Packets packets() {
        return packets(Limits.DEFAULT);
    }

    Packets packets(Limits limits) {
        return Packets.timed(frames, times, limits);
    }

    /** {@return the last packet} */
    Packets last() {
        return packets().frame(frames.size());
    }

    private Segments add(
            String addresses, int source, int destination, int sequence, int acknowledgment, int flags, int length) {
        int header = 20 + HexFormat.of().parseHex(options.replace(" ", "")).length;
        frames.add(Packets.hex(String.format(
                "45 00 %04x 00 00 00 00 40 06 00 00 %s %04x %04x %08x %08x %04x %04x 00 00 00 00 %s %s",
                20 + header + length,
                addresses,
                source,
                destination,
                sequence,
                acknowledgment,
                header / 4 << 12 | flags,
                window,
                options,
                "00".repeat(length))));
        times.add(time);
        time += MILLISECOND;
        return this;
    }
}
