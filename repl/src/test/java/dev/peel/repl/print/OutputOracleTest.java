package dev.peel.repl.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.peel.core.dissect.Registry;
import dev.peel.repl.cli.PrintedPackets;
import dev.peel.testkit.Tshark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;

/**
 * Compares {@code -T pdml}, {@code -T json} and {@code -T ek} with those of the tshark of this machine, field by field, over captures
 * beside the project and those that come with it; skipped without either. {@code -Doutputs.report} prints all differences.
 */
class OutputOracleTest {
    private static final String FRAMES = "40";
    private static final List<String> OWN = List.of(
            "tls12-full.pcap",
            "tls13-large-certificate-chain.pcap",
            "dns.pcap",
            "http11.pcap",
            "tls13-full-nanosecond.pcapng",
            "tls13-full-linux-cooked.pcap");
    private static final List<String> SHARED = List.of(
            "tcpdump/dnssec.pcap",
            "tcpdump/dns_udp_2.pcap",
            "pcpp/three_http_streams.pcap",
            "pcpp/PacketExamples_IcmpPackets.pcap",
            "pcpp/PacketExamples_IcmpV6_NeighAdvSoli.pcap",
            "tcpdump/ipv6-srh-tlv-pad1-padn-5.pcap",
            "tcpdump/icmpv6-rfc7112.pcap",
            "pcpp/examples_ipv6-frag.pcap",
            "pcpp/ip4_fragments.pcap",
            "pcpp/VlanPackets.pcap",
            "tcpdump/gso-ipv4-vxlan-ipv6.pcap",
            "pcpp/PacketExamples_Vxlan1.pcap",
            "pcpp/PacketExamples_tcp-malformed.pcap",
            "pcpp/PacketExamples_ipv4-malformed.pcap",
            "tcpdump/quic_handshake.pcap",
            "tcpdump/pppoe.pcap",
            "tcpdump/mpls-over-udp.pcap",
            "suricata/bug-5633-gre-01__gre-udp.pcap");

    /** Of many kinds, from the link layers to TLS 1.3. */
    private static final List<String> EQUAL = List.of(
            "ndpi/custom_categories.pcapng",
            "ndpi/merakicloud.pcapng",
            "illustrated-tls13/captures/capture.pcap",
            "ndpi/netease_games.pcapng",
            "ndpi/encrypted_sni.pcap",
            "ndpi/pops.pcapng",
            "ndpi/dns.pcap",
            "filesamples/simple_http_tzsp.pcapng",
            "mercury/unit_tests_pcaps_sll2_tls.pcap",
            "mercury/test_afl_data_server_hello_no_ext.pcap",
            "ndpi/dns_long_domainname.pcap",
            "hadoop-pcap/test-ipv6.pcap");

    private final Set<String> known = new TreeSet<>(Registry.load().fieldNames());

    @Test
    void pdmlAgreesWithTsharks() throws IOException, XMLStreamException {
        List<Path> captures = captures();
        known.addAll(List.of("geninfo", "num", "len", "caplen", "timestamp"));
        MarkupAgreement agreement = new MarkupAgreement(known);

        for (Path capture : captures) {
            agreement.add(
                    capture.getFileName().toString(),
                    Markup.packets(tshark(capture, "pdml")),
                    Markup.packets(PrintedPackets.of("-n", "-r", capture.toString(), "-c", FRAMES, "-T", "pdml")));
        }

        report(agreement.report());
        assertThat(agreement.placed()).as(agreement.report()).isGreaterThan(99.3);
        assertThat(agreement.equal()).as(agreement.report()).isGreaterThan(97.5);
        assertThat(agreement.present()).as(agreement.report()).isGreaterThan(97.5);
    }

    @Test
    void jsonAgreesWithTsharks() throws IOException {
        assertThat(agreement("json", "--no-duplicate-keys")).isGreaterThan(97.5);
    }

    @Test
    void jsonWithBytesAgreesWithTsharks() throws IOException {
        assertThat(agreement("json", "--no-duplicate-keys", "-x")).isGreaterThan(97.5);
    }

    @Test
    void ekAgreesWithTsharks() throws IOException {
        assertThat(agreement("ek")).isGreaterThan(97.5);
    }

    @Test
    void capturesOfManyKindsAreEqualToTheLastFieldThatPeelKnows() throws IOException, XMLStreamException {
        Path folder = folder();
        List<Path> captures =
                EQUAL.stream().map(folder::resolve).filter(Files::exists).toList();
        known.addAll(List.of("geninfo", "num", "len", "caplen", "timestamp"));
        MarkupAgreement markup = new MarkupAgreement(known);
        JsonAgreement json = new JsonAgreement(known);
        JsonAgreement ek = new JsonAgreement(known);

        for (Path capture : captures) {
            String[] read = {"-n", "-r", capture.toString(), "-c", FRAMES, "-T"};
            markup.add(
                    capture.getFileName().toString(),
                    Markup.packets(tshark(capture, "pdml")),
                    Markup.packets(PrintedPackets.of(with(read, "pdml"))));
            json.add(
                    tshark(capture, "json", "--no-duplicate-keys"),
                    PrintedPackets.of(with(read, "json", "--no-duplicate-keys")));
            // A field of two protocols is named by the first, docs/differences.md.
            String expected = tshark(capture, "ek").replace("ipv6_ip_version", "ip_ip_version");
            ek.add(expected, PrintedPackets.of(with(read, "ek")));
        }

        assertThat(List.of(markup.differences(), json.differences(), ek.differences()))
                .containsOnly("");
    }

    @Test
    void treesOfTheSameCapturesAreTsharksLineByLine() throws IOException {
        // But for what docs/differences.md says: JA4, tcp.segment_data, and names of numbers.
        Path folder = folder();
        for (Path capture :
                EQUAL.stream().map(folder::resolve).filter(Files::exists).toList()) {
            List<String> options = List.of("-n", "-r", capture.toString(), "-c", FRAMES, "-V", "-x");
            List<String> expected = Tshark.run(options)
                    .lines()
                    .filter(line -> !line.startsWith("    TCP segment data"))
                    .toList();
            List<String> actual = PrintedPackets.of(options.toArray(String[]::new))
                    .lines()
                    .filter(line -> !line.strip().startsWith("[JA4"))
                    .toList();

            assertThat(known(expected, actual)).as(capture.toString()).isEqualTo(expected);
        }
    }

    /** {@return {@code lines}, with tshark's in place of those whose number tshark has no name for} */
    private static List<String> known(List<String> tshark, List<String> lines) {
        List<String> known = new ArrayList<>(lines);
        for (int i = 0; i < Math.min(lines.size(), tshark.size()); i++) {
            if (tshark.get(i).contains(MarkupAgreement.NOT_NAMED)) {
                known.set(i, tshark.get(i));
            }
        }
        return known;
    }

    private static String[] with(String[] read, String... options) {
        return Stream.concat(Stream.of(read), Stream.of(options)).toArray(String[]::new);
    }

    private double agreement(String type, String... options) throws IOException {
        JsonAgreement agreement = new JsonAgreement(known);
        for (Path capture : captures()) {
            String[] arguments = Stream.concat(
                            Stream.of("-n", "-r", capture.toString(), "-c", FRAMES, "-T", type), Stream.of(options))
                    .toArray(String[]::new);
            agreement.add(tshark(capture, type, options), PrintedPackets.of(arguments));
        }
        report(type + " " + agreement.report());
        return agreement.present();
    }

    private static String tshark(Path capture, String type, String... options) {
        return Tshark.run(
                Stream.concat(Stream.of("-n", "-r", capture.toString(), "-c", FRAMES, "-T", type), Stream.of(options))
                        .toList());
    }

    private static void report(String text) {
        if (System.getProperty("outputs.report") != null) {
            System.out.println(text);
        }
    }

    /** {@return the captures to compare}; the test is skipped where there is no tshark or no folder of captures. */
    private static List<Path> captures() {
        Path folder = folder();
        return Stream.concat(
                        OWN.stream().map(name -> Path.of("..", "examples", "captures", name)),
                        SHARED.stream().map(folder::resolve).filter(Files::exists))
                .toList();
    }

    /** {@return the folder beside the project}; the test is skipped where that or tshark is missing. */
    private static Path folder() {
        Path shared = Path.of("..", "..", "shared", "corpus");
        assumeTrue(Tshark.isPresent(), "no tshark 4.0 on this machine: nothing to compare with");
        assumeTrue(
                Files.exists(shared) || Files.exists(beside()),
                "no captures beside the project: nothing to compare with");
        return Files.exists(shared) ? shared : beside();
    }

    /** The folder beside the project, wherever a working tree of it stands. */
    private static Path beside() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.exists(at.resolve("shared").resolve("corpus"))) {
            at = at.getParent();
        }
        return at == null ? Path.of("shared") : at.resolve("shared").resolve("corpus");
    }
}
