package dev.peel.plugins.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.peel.core.dissect.Limits;
import dev.peel.core.plugin.Screen;
import dev.peel.core.plugin.UsageException;
import dev.peel.plugins.handshake.diff.DiffCommand;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DiffCommandTest {
    private static final String GREASE_EXTENSION = "3a3a 0000";
    private static final String OTHER_GREASE_EXTENSION = "7a7a 0000";

    @Test
    void comparesTheSampleCapturesAsWasReviewed() throws IOException {
        String printed = "\n80 columns: a client that is blocked\n"
                + diff(80, "blocked-clients.pcap", "2")
                + "\n80 columns: a client without a common suite\n"
                + diff(80, "tls12-alert-handshake-failure.pcap", "0", "tls12-full.pcap", "0")
                + "\n132 columns: two versions\n"
                + diff(132, "tls12-full.pcap", "0", "tls13-full.pcap", "0");

        Golden.check("diffs.txt", getClass(), printed);
    }

    @Test
    void fitsTheScreen() throws IOException {
        for (int columns : new int[] {80, 132, 200}) {
            assertThat(diff(columns, "tls12-alert-handshake-failure.pcap", "0", "tls13-full-ipv6.pcap", "0")
                            .lines())
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
        }
    }

    @Test
    void leavesAsideWhatDiffersBetweenAnyTwoConnections() throws IOException {
        Conversation conversation = new Conversation();
        String greased = Records.clientHello("", GREASE_EXTENSION, Records.serverName("a.test"));
        String otherwise = Records.clientHello("", OTHER_GREASE_EXTENSION, Records.serverName("a.test"));
        conversation.between("192.0.2.1", 40000, "192.0.2.9", 443).connect().client(Conversation.ACK, greased);
        conversation
                .pause(500)
                .between("192.0.2.1", 40001, "192.0.2.9", 443)
                .connect()
                .client(Conversation.ACK, otherwise.replace(Records.RANDOM, "4d".repeat(32)));

        assertThat(diff(conversation, "0", "1")).contains("Neither handshake was completed. They do not differ");
    }

    @Test
    void namesTheServerNameAsTheFirstDifference() throws IOException {
        Conversation conversation = new Conversation();
        for (String name : new String[] {"good.test", "bad.test"}) {
            conversation
                    .between("192.0.2.1", name.length() + 40000, "192.0.2.9", 443)
                    .connect()
                    .client(Conversation.ACK, Records.clientHello("", Records.serverName(name)));
            if (name.equals("bad.test")) {
                conversation.server(Conversation.RST);
            } else {
                conversation
                        .server(Conversation.ACK, Records.serverHello(Records.ECDHE_RSA_AES_128, ""))
                        .server(Conversation.ACK, Records.SERVER_HELLO_DONE)
                        .client(Conversation.ACK, Records.CLIENT_KEY_EXCHANGE)
                        .client(Conversation.ACK, Records.CHANGE_CIPHER_SPEC, Records.FINISHED_12)
                        .server(Conversation.ACK, Records.CHANGE_CIPHER_SPEC, Records.FINISHED_12)
                        .client(Conversation.ACK, Records.DATA_12);
            }
        }

        String printed = diff(conversation, "1");

        assertThat(printed)
                .contains("(the nearest good flow to the same server)")
                .contains("First difference that can explain it: server name\n  A bad.test\n  B good.test\n");
    }

    @Test
    void writesOneObject() throws IOException {
        String file = CommandRun.CAPTURES.resolve("blocked-clients.pcap").toString();
        String printed = new CommandRun().run(new DiffCommand(), file, "2", "--json");

        assertThat(printed.lines()).hasSize(1);
        assertThat(printed).contains("\"b_chosen\":true", "\"explanation\":\"client address\"");
        try (JsonParser parser = new JsonFactory().createParser(printed)) {
            parser.nextToken();
            parser.skipChildren();
            assertThat(parser.nextToken()).isNull();
        }
    }

    @Test
    void saysWhenThereIsNoGoodFlow() {
        assertThatThrownBy(() -> diff(80, "tls12-alert-handshake-failure.pcap", "0"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no other flow to 127.0.0.1:443 has a completed handshake");
        assertThatThrownBy(() -> diff(80, "blocked-clients.pcap", "0", "9"))
                .hasMessageEndingWith("there is no flow 9; flows are 0 to 6");
        assertThatThrownBy(() -> diff(80, "blocked-clients.pcap")).hasMessageStartingWith("which flow?");
    }

    private static String diff(int columns, String capture, String... more) throws IOException {
        String[] arguments = new String[more.length + 1];
        arguments[0] = CommandRun.CAPTURES.resolve(capture).toString();
        for (int i = 0; i < more.length; i++) {
            arguments[i + 1] = more[i].contains(".pcap")
                    ? CommandRun.CAPTURES.resolve(more[i]).toString()
                    : more[i];
        }
        return new CommandRun().on(new Screen(columns, false)).run(new DiffCommand(), arguments);
    }

    private static String diff(Conversation conversation, String... flows) throws IOException {
        String[] arguments = new String[flows.length + 1];
        arguments[0] = "-";
        System.arraycopy(flows, 0, arguments, 1, flows.length);
        return new CommandRun(Limits.DEFAULT, conversation.bytes()).run(new DiffCommand(), arguments);
    }
}
