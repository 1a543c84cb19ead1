package dev.peel.plugins.ja4;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClientHelloTest {
    private static final int ALPN = 16;

    private final ClientHello hello = new ClientHello();

    @Test
    void tellsTransportVersionNameCountsAndProtocol() {
        hello.version(0x0303);
        hello.suite(0x1302);
        hello.suite(0x1301);
        hello.extension(0);
        hello.extension(43);
        hello.supports(0x0303);
        hello.supports(0x0304);
        protocol("h2");

        assertThat(hello.start(false)).isEqualTo("t13d0203h2");
        assertThat(hello.start(true)).isEqualTo("q13d0203h2");
    }

    @Test
    void takesTheMessagesVersionWhereNoneIsListed() {
        hello.version(0x0301);

        assertThat(hello.start(false)).isEqualTo("t10i000000");
    }

    @Test
    void sortsSuitesAndExtensionsButNotSignatureAlgorithms() {
        hello.suite(0xc02b);
        hello.suite(0x002f);
        hello.extension(0x000d);
        hello.signatureAlgorithm(0x0804);
        hello.signatureAlgorithm(0x0403);
        hello.extension(0x0005);
        hello.extension(0x0000);
        hello.extension(ALPN);

        assertThat(hello.suites()).isEqualTo("002f,c02b");
        assertThat(hello.extensions()).isEqualTo("0005,000d_0804,0403");
    }

    @Test
    void leavesOutWhatIsReservedToBeIgnored() {
        hello.version(0x0303);
        hello.suite(0x1a1a);
        hello.extension(0xfafa);
        hello.supports(0x7a7a);
        hello.extension(13);
        hello.signatureAlgorithm(0x0a0a);
        hello.suite(0x1a2a);

        assertThat(hello.start(false)).isEqualTo("t12i010100");
        assertThat(hello.suites()).isEqualTo("1a2a");
        assertThat(hello.extensions()).isEqualTo("000d");
    }

    @Test
    void takesSignatureAlgorithmsOfTheirOwnExtensionOnly() {
        hello.extension(50);
        hello.signatureAlgorithm(0x0804);

        assertThat(hello.extensions()).isEqualTo("0032");
    }

    @Test
    void tellsAtMostNinetyNine() {
        IntStream.range(0, 120).forEach(hello::suite);

        assertThat(hello.start(false)).isEqualTo("t00i990000");
    }

    @Test
    void tellsTheFirstProtocolByItsFirstAndLastCharacter() {
        protocol("http/1.1");
        protocol("h2");

        assertThat(hello.start(false)).endsWith("h1");
    }

    @Test
    void tellsProtocolsOfOtherCharactersInHexadecimal() {
        hello.extension(ALPN);
        hello.applicationProtocol(Bytes.of(new byte[] {(byte) 0xab, (byte) 0xcd}));

        assertThat(hello.start(false)).endsWith("ad");
    }

    @Test
    void takesTheOnlyCharacterForBoth() {
        protocol("x");

        assertThat(hello.start(false)).endsWith("xx");
    }

    private void protocol(String name) {
        hello.extension(ALPN);
        hello.applicationProtocol(Bytes.of(name.getBytes(StandardCharsets.US_ASCII)));
    }
}
