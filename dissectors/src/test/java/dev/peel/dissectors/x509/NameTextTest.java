package dev.peel.dissectors.x509;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.bytes.Bytes;
import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;

class NameTextTest {
    @Test
    void writesTheLastPartFirst() {
        assertThat(text("30 1c 31 0b 3009 0603550406 1302 5553 31 0d 300b 0603550403 0c04 74657374"))
                .isEqualTo("CN=test,C=US");
    }

    @Test
    void escapesWhatRfc4514Escapes() {
        assertThat(text("30 12 31 10 300e 0603550403 0c07 20 61 2c 62 00 23 20"))
                .isEqualTo("CN=\\ a\\,b\\00#\\ ");
    }

    @Test
    void givesWhatHasNoKeywordAsItIsEncoded() {
        assertThat(text("30 0f 31 0d 300b 0603 2a0304 1304 74657374")).isEqualTo("1.2.3.4=#130474657374");
    }

    @Test
    void isEmptyForWhatIsNoName() {
        assertThat(text("31 00")).isEmpty();
        assertThat(text("30 05 31 09 30")).isEmpty();
        assertThat(text("")).isEmpty();
    }

    private static String text(String hex) {
        return NameText.rfc4514(Bytes.of(Packets.hex(hex)));
    }
}
