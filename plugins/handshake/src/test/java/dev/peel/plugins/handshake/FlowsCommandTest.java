package dev.peel.plugins.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peel.core.dissect.Limits;
import dev.peel.core.plugin.Screen;
import dev.peel.core.plugin.UsageException;
import dev.peel.plugins.handshake.flows.FlowsCommand;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FlowsCommandTest {
    @Test
    void listsTheSampleCapturesAsWasReviewed() throws IOException {
        StringBuilder printed = new StringBuilder();
        for (int columns : new int[] {80, 200}) {
            for (String capture : new String[] {"blocked-clients.pcap", "tls12-resumed-ticket.pcap", "http11.pcap"}) {
                printed.append("\n" + columns + " columns: " + capture + "\n")
                        .append(flows(new Screen(columns, false), capture));
            }
        }

        Golden.check("flows.txt", getClass(), printed.toString());
    }

    @Test
    void fitsTheScreen() throws IOException {
        for (String capture : new String[] {"tls13-full-ipv6.pcap", "blocked-clients.pcap", "dns.pcap"}) {
            assertThat(flows(new Screen(80, false), capture).lines())
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        }
    }

    @Test
    void listsOnlyWhatTheFilterHoldsFor() throws IOException {
        assertThat(flows(Screen.NONE, "blocked-clients.pcap", "-Y", "tcp.flags.reset == 1")
                        .lines())
                .hasSize(4);
        assertThat(flows(Screen.NONE, "blocked-clients.pcap", "-Y", "hs.version == \"TLS 1.2\"")
                        .lines())
                .hasSize(2);
    }

    /** Certificates are judged as a whole, and looked into where the filter does. */
    @Test
    void listsByWhatCertificatesSay() throws IOException {
        assertThat(flows(Screen.NONE, "blocked-clients.pcap", "-Y", "x509af.serialNumber")
                        .lines())
                .hasSize(2);
    }

    @Test
    void writesAnObjectALine() throws IOException {
        assertThat(flows(Screen.NONE, "blocked-clients.pcap", "--json", "-Y", "ip.addr == 127.0.0.15")
                        .lines())
                .singleElement()
                .asString()
                .startsWith("{\"flow\":4,")
                .contains("\"ok\":false,\"step\":\"TCP_EST\",\"ended_by\":\"client\",\"how\":\"rst\"")
                .contains("\"conn_state\":\"RSTO\"")
                .endsWith("]}");
    }

    /** SYN 1, SYN-ACK 2, ACK 4, data 8, FIN 16, RST 32: what a packet's tcp.completeness cannot tell, the flow's does. */
    @Test
    void knowsHowCompleteTheWholeFlowIs() throws IOException {
        assertThat(flows(Screen.NONE, "blocked-clients.pcap", "--json", "-Y", "flow.completeness == 39")
                        .lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains("\"completeness\":39", "\"how\":\"rst\""));
        assertThat(flows(Screen.NONE, "blocked-clients.pcap", "--json", "-Y", "flow.completeness & 16")
                        .lines())
                .hasSize(4)
                .allSatisfy(line -> assertThat(line).contains("\"completeness\":31"));
    }

    @Test
    void marksFlowsWithoutTlsNeitherAsFailedNorAsUndecided() throws IOException {
        assertThat(flows(Screen.NONE, "dns.pcap")).doesNotContain("!", "?");
    }

    @Test
    void saysWhenThereIsNothing() throws IOException {
        CommandRun run = new CommandRun(Limits.DEFAULT, new Conversation().bytes());

        assertThat(run.run(new FlowsCommand(), "-")).isEqualTo("no TCP flow\n");
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertThatThrownBy(() -> flows(Screen.NONE, "dns.pcap", "-Y"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("-Y needs a value");
        assertThatThrownBy(() -> flows(Screen.NONE, "dns.pcap", "more.pcap"))
                .hasMessageStartingWith("what is more.pcap?");
    }

    private static String flows(Screen screen, String capture, String... more) throws IOException {
        String file = CommandRun.CAPTURES.resolve(capture).toString();
        String[] arguments = Stream.concat(Stream.of(file), Arrays.stream(more)).toArray(String[]::new);
        return new CommandRun().on(screen).run(new FlowsCommand(), arguments);
    }
}
