package dev.peel.plugins.handshake;

import static dev.peel.plugins.handshake.CapturePointCopy.isToServer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Limits;
import dev.peel.core.plugin.UsageException;
import dev.peel.plugins.handshake.match.MatchCommand;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchCommandTest {
    private static final String SAMPLE = "tls12-full.pcap";
    private static final long AHEAD = 12_000_000; // nanoseconds
    private static final int CLIENT_HELLO = 4; // frame of the sample

    @TempDir
    Path folder;

    @Test
    void findsAllOfACaptureInItself() throws IOException {
        assertThat(match((number, frame) -> bytes(frame)))
                .contains("1 flow in both, 0 in A only, 0 in B only; 1 of those in both are the same")
                .contains("The clock of B is 12 ms ahead of A's");
    }

    @Test
    void findsThePacketThatWasLostOnTheWay() throws IOException {
        assertThat(match((number, frame) -> number == CLIENT_HELLO ? null : nearServer(frame)))
                .contains("A is nearer the client")
                .contains("1 in A only, 0 in B only, 0 changed")
                .contains("only in A: frame 4, ACK of the client, ")
                .contains(": lost or dropped before B");
    }

    @Test
    void saysThatAResetWasMadeBetweenThePoints() throws IOException {
        String printed = match((number, frame) -> {
            nearServer(frame);
            return number == CLIENT_HELLO ? reset(frame) : bytes(frame);
        });

        assertThat(printed)
                .contains("only in A: frame 4, ACK of the client, ")
                .contains("only in B: frame 4, RST,ACK of the client: not sent past A by the client, so made between");
    }

    @Test
    void tellsThatBothEndsBlameTheOther() throws IOException {
        Path atClient = CapturePointCopy.write(folder.resolve("a.pcap"), SAMPLE, 0, (number, frame) -> {
            return number < CLIENT_HELLO ? bytes(frame) : number == CLIENT_HELLO + 1 ? reset(frame) : null;
        });
        Path atServer = CapturePointCopy.write(folder.resolve("b.pcap"), SAMPLE, 0, (number, frame) -> {
            byte[] farther = nearServer(frame);
            return number < CLIENT_HELLO ? farther : number == CLIENT_HELLO ? reset(frame) : null;
        });

        assertThat(new CommandRun().run(new MatchCommand(), atClient.toString(), atServer.toString()))
                .contains("H-11: both ends blame the other")
                .contains("only in A: frame 4, RST,ACK of the server: not sent past B by the server")
                .contains("only in B: frame 4, RST,ACK of the client: not sent past A by the client");
    }

    @Test
    void resetThatArrivesAtOneEndOnlyBlamesNobodyElse() throws IOException {
        Path atClient = CapturePointCopy.write(folder.resolve("a.pcap"), SAMPLE, 0, (number, frame) -> {
            return number < CLIENT_HELLO ? bytes(frame) : number == CLIENT_HELLO + 1 ? reset(frame) : null;
        });
        Path atServer = CapturePointCopy.write(
                folder.resolve("b.pcap"),
                SAMPLE,
                0,
                (number, frame) -> number < CLIENT_HELLO ? nearServer(frame) : null);

        assertThat(new CommandRun().run(new MatchCommand(), atClient.toString(), atServer.toString()))
                .contains("only in A: frame 4, RST,ACK of the server")
                .doesNotContain("H-11");
    }

    @Test
    void knowsAConnectionBehindATranslationOfAddresses() throws IOException {
        String printed = match((number, frame) -> {
            if (isToServer(frame)) {
                frame.putInt(CapturePointCopy.SOURCE_ADDRESS, 0xc6336407);
                frame.putShort(CapturePointCopy.SOURCE_PORT, (short) 61000);
            } else {
                frame.putInt(CapturePointCopy.SOURCE_ADDRESS + 4, 0xc6336407);
                frame.putShort(CapturePointCopy.DESTINATION_PORT, (short) 61000);
            }
            return number == CLIENT_HELLO ? null : bytes(frame);
        });

        assertThat(printed)
                .contains("in B 198.51.100.7:61000 to 127.0.0.1:443; known by its initial sequence numbers")
                .contains("1 in A only");
    }

    @Test
    void findsWhatWasRewritten() throws IOException {
        String printed = match((number, frame) -> {
            boolean isToServer = isToServer(frame);
            int field = isToServer ? CapturePointCopy.SEQUENCE : CapturePointCopy.ACKNOWLEDGMENT;
            if (number > 1 || isToServer) {
                frame.putInt(field, frame.getInt(field) + 1000);
            }
            if (number == 1) {
                frame.putShort(CapturePointCopy.OPTIONS + 2, (short) 1300);
            }
            return number == CLIENT_HELLO ? renamed(bytes(frame)) : bytes(frame);
        });

        assertThat(printed)
                .contains("changed in the SYN of the client: MSS 1460 in A, 1300 in B")
                .contains("changed: the sequence numbers of the client are 1000 higher in B")
                .contains("changed: the ClientHello's bytes, not its random")
                .contains("changed: server name shop.example.test in A, shop.example.text in B")
                .contains("0 in A only, 0 in B only, 1 changed")
                .contains("changed: frame 4 of A, frame 4 of B, ACK of the client, ")
                .contains(": its bytes");
    }

    @Test
    void takesNoMoreThanItsLimits() throws IOException {
        Path other = CapturePointCopy.write(folder.resolve("b.pcap"), SAMPLE, 0, (number, frame) -> bytes(frame));
        CommandRun run = new CommandRun(Limits.DEFAULT.with(Limit.MATCH_PACKETS, 10), new byte[0]);

        run.run(new MatchCommand(), CommandRun.CAPTURES.resolve(SAMPLE).toString(), other.toString());

        assertThat(run.warnings())
                .containsExactly(
                        "limit match-packets (10) was reached: 7 packets of A are not matched",
                        "limit match-packets (10) was reached: 7 packets of B are not matched");
    }

    @Test
    void followsNoMoreFlowsThanItsLimit() throws IOException {
        String file = CommandRun.CAPTURES.resolve("blocked-clients.pcap").toString();
        CommandRun run = new CommandRun(Limits.DEFAULT.with(Limit.MATCH_FLOWS, 2), new byte[0]);

        assertThat(run.run(new MatchCommand(), file, file)).contains("2 flows in both");
        assertThat(run.warnings()).hasSize(2).allMatch(line -> line.startsWith("limit match-flows (2) was reached: "));
    }

    @Test
    void tellsFlowsThatOnlyOnePointShows() throws IOException {
        assertThat(new CommandRun()
                        .run(
                                new MatchCommand(),
                                CommandRun.CAPTURES.resolve(SAMPLE).toString(),
                                CommandRun.CAPTURES.resolve("tls13-full.pcap").toString()))
                .contains("0 flows in both, 1 in A only, 1 in B only")
                .contains("only in B: flow 0, 127.0.0.1:40141 to 127.0.0.1:443");
    }

    @Test
    void asksForTwoCaptures() {
        assertThatThrownBy(() -> new CommandRun().run(new MatchCommand(), "a.pcap"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("which other capture?");
        assertThatThrownBy(() -> new CommandRun().run(new MatchCommand(), "-", "-"))
                .hasMessageStartingWith("only one capture can come from standard input");
    }

    private String match(CapturePointCopy.Change change) throws IOException {
        Path other = CapturePointCopy.write(folder.resolve("b.pcap"), SAMPLE, AHEAD, change);
        return new CommandRun()
                .run(new MatchCommand(), CommandRun.CAPTURES.resolve(SAMPLE).toString(), other.toString());
    }

    /** {@return the frame as it is further from the client and nearer the server} */
    private static byte[] nearServer(ByteBuffer frame) {
        int hops = isToServer(frame) ? -3 : 3;
        frame.put(CapturePointCopy.TTL, (byte) (frame.get(CapturePointCopy.TTL) + hops));
        return bytes(frame);
    }

    private static byte[] bytes(ByteBuffer frame) {
        byte[] copy = new byte[frame.capacity()];
        frame.get(0, copy);
        return copy;
    }

    /** {@return a reset in the place of the frame} */
    private static byte[] reset(ByteBuffer frame) {
        frame.put(CapturePointCopy.FLAGS, (byte) (Conversation.RST | Conversation.ACK));
        return Arrays.copyOf(bytes(frame), CapturePointCopy.OPTIONS + 12);
    }

    /** {@return the frame with another name of the same length} */
    private static byte[] renamed(byte[] frame) {
        String text = new String(frame, StandardCharsets.ISO_8859_1);
        return text.replace("shop.example.test", "shop.example.text").getBytes(StandardCharsets.ISO_8859_1);
    }
}
