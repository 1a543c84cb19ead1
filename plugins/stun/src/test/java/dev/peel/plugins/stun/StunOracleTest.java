package dev.peel.plugins.stun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.peel.core.dissect.Registry;
import dev.peel.testkit.Packets;
import dev.peel.testkit.Tshark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Captures beside the project, and what tshark shows of them. */
class StunOracleTest {
    private static final Path CORPUS = Path.of("..", "..", "..", "shared", "corpus", "ndpi");
    private static final List<String> FIELDS = List.of(
            "stun.type",
            "stun.length",
            "stun.id",
            "stun.att.type",
            "stun.att.length",
            "stun.att.username",
            "stun.att.realm",
            "stun.att.nonce",
            "stun.att.port",
            "stun.att.ipv4",
            "stun.att.priority",
            "stun.att.lifetime",
            "stun.att.transp",
            "stun.att.hmac",
            "stun.att.crc32.status",
            "stun.att.error",
            "stun.att.error.reason",
            "stun.reqduplicate",
            "stun.response-to");

    @ParameterizedTest
    @ValueSource(strings = {"stun_dtls_rtp.pcapng", "stun_zoom.pcapng", "stun_signal.pcapng"})
    void agreesWithTshark(String name) throws IOException {
        Path capture = CORPUS.resolve(name);
        assumeTrue(Files.exists(capture), "there are no captures beside the project");
        assumeTrue(Tshark.isPresent(), "tshark 4.0 is not installed");
        Packets packets = Packets.read(Registry.load(), capture);
        List<List<String>> shown = Tshark.fields(capture, FIELDS);
        for (int i = 0; i < FIELDS.size(); i++) {
            assertThat(String.join(",", packets.field(FIELDS.get(i))))
                    .as(name + " " + FIELDS.get(i))
                    .isEqualTo(String.join(",", shown.get(i)));
        }
    }
}
