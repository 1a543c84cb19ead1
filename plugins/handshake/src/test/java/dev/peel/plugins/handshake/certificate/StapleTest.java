package dev.peel.plugins.handshake.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.plugins.handshake.certificate.Staple.Answer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class StapleTest {
    private static final Instant AT = Instant.parse("2024-01-05T00:00:00Z");

    @Test
    void readsAnswerAndTimes() {
        Staple staple = staple(Staples.response(Staples.GOOD, "20240101000000Z", "20240108000000Z"));

        assertThat(staple)
                .isEqualTo(new Staple(
                        7, Answer.GOOD, Instant.parse("2024-01-01T00:00:00Z"), Instant.parse("2024-01-08T00:00:00Z")));
        assertThat(staple.fault(AT)).isEmpty();
    }

    @Test
    void tellsAnswersThatAreNotGood() {
        assertThat(staple(Staples.response(Staples.REVOKED, "20240101000000Z", "20240108000000Z"))
                        .fault(AT))
                .isEqualTo("that the certificate is revoked");
        assertThat(staple(Staples.response(Staples.UNKNOWN, "20240101000000Z", "20240108000000Z"))
                        .fault(AT))
                .isEqualTo("that the authority does not know the certificate");
        assertThat(staple("30030a0106").fault(AT)).isEqualTo("an error instead of an answer");
    }

    @Test
    void tellsAnswersOfAnotherTime() {
        assertThat(staple(Staples.response(Staples.GOOD, "20231201000000Z", "20240102000000Z"))
                        .fault(AT))
                .isEqualTo("an answer that was to be renewed on 2024-01-02 00:00 UTC, 3 days before the capture");
        assertThat(staple(Staples.response(Staples.GOOD, "20240106000000Z", "20240109000000Z"))
                        .fault(AT))
                .isEqualTo("an answer that is right only from 2024-01-06 00:00 UTC on, 1 day after the capture");
    }

    @Test
    void wrongTimeIsNoTime() {
        assertThat(staple(Staples.response(Staples.GOOD, "20241301000000Z", "now")))
                .isEqualTo(new Staple(7, Answer.GOOD, null, null));
    }

    @Test
    void whateverIsCutOrChangedIsReadWithoutHarm() {
        byte[] whole = bytes(Staples.response(Staples.GOOD, "20240101000000Z", "20240108000000Z"));
        for (int length = 0; length < whole.length; length++) {
            assertThat(Staple.of(7, Arrays.copyOf(whole, length)).answer()).isEqualTo(Answer.UNREADABLE);
        }
        for (int at = 0; at < whole.length; at++) {
            for (int change : new int[] {0x01, 0x7f, 0x80, 0xff}) {
                byte[] changed = whole.clone();
                changed[at] ^= (byte) change;
                assertThat(Staple.of(7, changed).fault(AT)).isNotNull();
            }
        }
    }

    private static Staple staple(String hex) {
        return Staple.of(7, bytes(hex));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
