package dev.peel.core.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XxHashTest {

    @ParameterizedTest
    @CsvSource({
        "'', ef46db3751d8e999",
        "a, d24ec4f1a98c6e5b",
        "abc, 44bc2cf5ad770999",
        "Nobody inspects the spammish repetition, fbcea83c8a378bf1"
    })
    void agreesWithKnownValues(String text, String hash) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        XxHash checksum = new XxHash();

        checksum.update(bytes, 0, bytes.length);

        assertThat(Long.toHexString(checksum.value())).isEqualTo(hash);
    }

    @Property
    void doesNotDependOnThePieces(
            @ForAll @Size(max = 200) byte[] bytes, @ForAll @IntRange(min = 1, max = 70) int piece) {
        XxHash whole = new XxHash();
        whole.update(bytes, 0, bytes.length);

        XxHash pieces = new XxHash();
        for (int at = 0; at < bytes.length; at += piece) {
            pieces.update(bytes, at, Math.min(piece, bytes.length - at));
        }

        assertThat(pieces.value()).isEqualTo(whole.value());
    }
}
