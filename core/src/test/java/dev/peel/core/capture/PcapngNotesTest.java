package dev.peel.core.capture;

import static dev.peel.core.capture.CaptureBytes.hex;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.capture.CaptureNote.About;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PcapngNotesTest {
    private static final byte[] END = new byte[4];

    @ParameterizedTest
    @MethodSource("dev.peel.core.capture.PcapngFormatTest#bothByteOrders")
    void keepsTextsOfSectionsAndInterfaces(CaptureBytes capture) {
        capture.section(
                capture.option(1, "the bad morning"),
                capture.option(2, "arm64"),
                capture.option(3, "Linux"),
                capture.option(4, "dumpcap"),
                END);
        capture.interfaceOf(1, capture.option(1, "mirror port"), END);

        assertThat(ReadCapture.of(capture.toBytes()).notes())
                .containsExactly(
                        new CaptureNote.SectionText(0, About.COMMENT, "the bad morning"),
                        new CaptureNote.SectionText(0, About.HARDWARE, "arm64"),
                        new CaptureNote.SectionText(0, About.OPERATING_SYSTEM, "Linux"),
                        new CaptureNote.SectionText(0, About.APPLICATION, "dumpcap"),
                        new CaptureNote.InterfaceComment(0, "mirror port"));
    }

    @Test
    void keepsNamesOfAddresses() throws UnknownHostException {
        ReadCapture capture = ReadCapture.of(concatSection("""
                04000000 44000000
                0100 0e00 c0000201 612e6578616d706c6500 0000         # 192.0.2.1 a.example, and padding
                0700 0300 aabbcc00                                   # unknown
                0200 1400 20010db8000000000000000000000001 62006300  # 2001:db8::1 b c
                00000000
                44000000
                """));

        assertThat(capture.fault()).isEmpty();
        assertThat(capture.notes())
                .containsExactly(
                        new CaptureNote.NameResolution(InetAddress.getByName("192.0.2.1"), List.of("a.example")),
                        new CaptureNote.NameResolution(InetAddress.getByName("2001:db8::1"), List.of("b", "c")));
    }

    @Test
    void passesOverNamesThatAreLongerThanTheirBlock() {
        ReadCapture capture = ReadCapture.of(concatSection("04000000 14000000 0100 2000 c0000201 14000000"));

        assertThat(capture.fault()).isEmpty();
        assertThat(capture.notes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.peel.core.capture.PcapngFormatTest#bothByteOrders")
    void keepsStatisticsOfInterfaces(CaptureBytes capture) {
        capture.section().interfaceOf(1);
        capture.block(
                5,
                capture.nested()
                        .u32(0)
                        .u64(0)
                        .raw(
                                capture.option(4, capture.nested().u64(100).toBytes()),
                                capture.option(5, capture.nested().u64(3).toBytes()),
                                capture.option(8, capture.nested().u64(97).toBytes()),
                                END));
        capture.block(5, capture.nested().u32(9).u64(0));

        assertThat(ReadCapture.of(capture.toBytes()).notes())
                .containsExactly(
                        new CaptureNote.InterfaceStatistics(0, 100, 3, -1, -1, 97),
                        new CaptureNote.InterfaceStatistics(-1, -1, -1, -1, -1, -1));
    }

    @ParameterizedTest
    @MethodSource("dev.peel.core.capture.PcapngFormatTest#bothByteOrders")
    void keepsDecryptionSecretsWithoutShowingThem(CaptureBytes capture) {
        String log = "CLIENT_RANDOM 00 11\n";
        capture.section();
        capture.block(10, capture.nested().u32(0x544c534b).u32(log.length()).text(log));
        capture.block(10, capture.nested().u32(1).u32(1000).raw(hex("80ff00aa")));

        List<CaptureNote> notes = ReadCapture.of(capture.toBytes()).notes();

        assertThat(notes)
                .containsExactly(
                        new CaptureNote.DecryptionSecrets(0, CaptureNote.DecryptionSecrets.TLS_KEY_LOG, log),
                        new CaptureNote.DecryptionSecrets(
                                0, 1, new String(hex("80ff00aa"), StandardCharsets.ISO_8859_1)));
        assertThat(notes.get(0)).hasToString("DecryptionSecrets[section=0, type=544c534b, 20 bytes]");
    }

    @Test
    void countsWhatIsBeyondTheLimit() {
        CaptureLimits limits = new CaptureLimits(100, 100, 10_000, 1000, 500, 2, 1024);
        CaptureBytes capture = CaptureBytes.littleEndian();
        capture.section(capture.option(1, "a".repeat(200)), capture.option(1, "b".repeat(200)));
        capture.interfaceOf(1, capture.option(2, "eth0"), capture.option(3, "x".repeat(300)));
        capture.block(10, capture.nested().u32(1).u32(600).raw(new byte[600]));

        ReadCapture read = ReadCapture.of(capture.toBytes(), limits);

        assertThat(read.fault()).isEmpty();
        assertThat(read.notes())
                .containsExactly(
                        new CaptureNote.SectionText(0, About.COMMENT, "a".repeat(200)),
                        new CaptureNote.LeftOut(3, 200 + 300 + 620));
        assertThat(read.interfaces().get(0).name()).isEqualTo("eth0");
        assertThat(read.interfaces().get(0).description()).isEmpty();
    }

    private static byte[] concatSection(String hex) {
        return CaptureBytes.littleEndian().section().raw(hex(hex)).toBytes();
    }
}
