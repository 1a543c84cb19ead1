package dev.peel.dissectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpDissectorTest {
    private static final String GET = "GET /a?b=1&c HTTP/1.1\r\nHost: example.org\r\n\r\n";
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\nabc";

    private final List<String> frames = new ArrayList<>();
    private int clientSequence = 1;
    private int serverSequence = 1;

    @Test
    void readsARequest() {
        client(80, GET);

        Packets packet = packets();

        assertThat(packet.protocols()).endsWith("tcp:http");
        assertThat(packet.only("http.request.method")).isEqualTo("GET");
        assertThat(packet.only("http.request.uri")).isEqualTo("/a?b=1&c");
        assertThat(packet.field("http.request.uri.query.parameter")).containsExactly("b=1", "c");
        assertThat(packet.only("http.request.version")).isEqualTo("HTTP/1.1");
        assertThat(packet.only("http.host")).isEqualTo("example.org");
        assertThat(packet.only("http.request.full_uri")).isEqualTo("http://example.org/a?b=1&c");
    }

    @Test
    void aResponseNamesItsRequestAndHowLongItTook() {
        client(80, GET);
        server(80, ANSWER);
        client(80, GET);
        server(80, ANSWER);

        Packets packets = packets();

        assertThat(packets.field("http.request_in")).containsExactly("1", "3");
        assertThat(packets.field("http.time")).containsExactly("1.000000000", "1.000000000");
    }

    @Test
    void showsAMessageWhereItIsWhole() {
        client(80, GET.substring(0, 30));
        client(80, GET.substring(30));

        Packets packets = packets();

        assertThat(packets.frame(1).has("http.request.method")).isFalse();
        assertThat(packets.frame(1).protocols()).endsWith("ip:tcp");
        assertThat(packets.frame(2).only("http.host")).isEqualTo("example.org");
    }

    @Test
    void readsMessagesThatFollowEachOther() {
        client(80, GET + GET);
        server(80, ANSWER + ANSWER);

        Packets packets = packets();

        assertThat(packets.frame(1).field("http.request_number")).containsExactly("1", "2");
        assertThat(packets.frame(2).field("http.response.code")).containsExactly("200", "200");
        assertThat(packets.frame(2).field("http.file_data")).containsExactly("abc", "abc");
    }

    @Test
    void waitsForTheEndOfABodyWithoutLength() {
        server(80, "HTTP/1.0 200 OK\r\n\r\nabc");
        server(80, "def");
        end(80);

        Packets packets = packets();

        assertThat(packets.frame(2).has("http.response.code")).isFalse();
        assertThat(packets.frame(3).only("http.response.code")).isEqualTo("200");
        assertThat(packets.frame(3).only("http.file_data")).isEqualTo("abcdef");
    }

    @Test
    void putsChunksTogether() {
        server(80, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab");
        server(80, "c\r\n2;x=y\r\nde\r\n0\r\nA: b\r\n\r\n");

        Packets packets = packets();

        assertThat(packets.frame(2).field("http.chunk_size")).containsExactly("3", "2", "0");
        assertThat(packets.frame(2).only("http.file_data")).isEqualTo("abcde");
        assertThat(packets.frame(2).only("http.chunked_trailer_part")).startsWith("A: b");
    }

    @Test
    void expectsNoBodyBehindHead() {
        client(80, "HEAD / HTTP/1.1\r\n\r\n");
        server(80, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
        client(80, GET);
        server(80, ANSWER);

        Packets packets = packets();

        assertThat(packets.frame(2).only("http.content_length")).isEqualTo("1000");
        assertThat(packets.frame(4).only("http.file_data")).isEqualTo("abc");
    }

    @Test
    void carriesWhatIsTunnelled() {
        client(8080, "CONNECT example.org:443 HTTP/1.1\r\n\r\n");
        server(8080, "HTTP/1.1 200 OK\r\n\r\n");
        clientBytes(8080, "15 03 03 00 02 02 28");
        client(8080, GET);

        Packets packets = packets();

        assertThat(packets.frame(3).protocols()).endsWith("tcp:http:tls");
        assertThat(packets.frame(3).only("tls.alert_message.desc")).isEqualTo("40");
        assertThat(packets.frame(4).has("http.request.method")).isFalse();
    }

    @Test
    void carriesWhatIsTunnelledAlsoWhereNothingElseIsAsked() {
        client(8080, GET);
        server(8080, ANSWER);
        client(8080, "CONNECT example.org:443 HTTP/1.1\r\n\r\n");
        server(8080, "HTTP/1.1 200 OK\r\n\r\n");
        clientBytes(8080, "15 03 03 00 02 02 28");

        List<byte[]> bytes = frames.stream().map(Packets::hex).toList();

        assertThat(Packets.asking(Packets.RAW_IP, "tls.alert_message.desc", bytes)
                        .field("tls.alert_message.desc"))
                .containsExactly("40");
    }

    @Test
    void handsBytesToOthersAfterAnUpgrade() {
        client(80, "GET / HTTP/1.1\r\nUpgrade: x\r\n\r\n");
        server(80, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n");
        client(80, GET);

        Packets packets = packets();

        assertThat(packets.frame(3).protocols()).endsWith("tcp:http:data");
        assertThat(packets.frame(3).has("http.request.method")).isFalse();
    }

    @Test
    void knowsARequestOnAnotherPort() {
        client(9999, GET);

        assertThat(packets().only("http.host")).isEqualTo("example.org");
    }

    @Test
    void passesOverWhatIsNoMessage() {
        client(80, "hello\r\nworld\r\n");
        client(80, GET);

        Packets packets = packets();

        assertThat(packets.frame(1).protocols()).endsWith("ip:tcp");
        assertThat(packets.frame(2).only("http.host")).isEqualTo("example.org");
    }

    @Test
    void readsServiceDiscoveryInDatagrams() {
        Packets packet = Packets.linked(Packets.RAW_IP, search());

        assertThat(packet.protocols()).endsWith("udp:ssdp");
        assertThat(packet.only("http.request.method")).isEqualTo("M-SEARCH");
        assertThat(packet.only("http.host")).isEqualTo("239.255.255.250:1900");
    }

    @Test
    void readsServiceDiscoveryWhereOnlyAFieldOfHttpIsAsked() {
        Packets packet = Packets.asking(Packets.RAW_IP, "http.host", List.of(Packets.hex(search())));

        assertThat(packet.only("http.host")).isEqualTo("239.255.255.250:1900");
    }

    private static String search() {
        String message = "M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\n\r\n";
        return String.format(
                        "45 00 %04x 00 00 00 00 40 11 00 00 c0 00 02 01 ef ff ff fa c3 50 07 6c %04x 00 00",
                        28 + message.length(), 8 + message.length())
                + HexFormat.of().formatHex(message.getBytes(StandardCharsets.ISO_8859_1));
    }

    private Packets packets() {
        return Packets.linked(101, frames.toArray(String[]::new));
    }

    private void client(int port, String text) {
        clientBytes(port, HexFormat.of().formatHex(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private void clientBytes(int port, String hex) {
        frames.add(segment("c0 00 02 01 c0 00 02 02", 50000, port, clientSequence, serverSequence, 0x18, hex));
        clientSequence += Packets.hex(hex).length;
    }

    private void server(int port, String text) {
        String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.ISO_8859_1));
        frames.add(segment("c0 00 02 02 c0 00 02 01", port, 50000, serverSequence, clientSequence, 0x18, hex));
        serverSequence += text.length();
    }

    private void end(int port) {
        frames.add(segment("c0 00 02 02 c0 00 02 01", port, 50000, serverSequence, clientSequence, 0x11, ""));
    }

    private static String segment(
            String addresses, int source, int destination, int sequence, int acknowledgment, int flags, String hex) {
        return String.format(
                        "45 00 %04x 00 00 00 00 40 06 00 00 %s %04x %04x %08x %08x 50 %02x 10 00 00 00 00 00",
                        40 + Packets.hex(hex).length, addresses, source, destination, sequence, acknowledgment, flags)
                + hex;
    }
}
