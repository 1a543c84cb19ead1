package dev.peel.core.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HostileCaptureTest {
    private static final CaptureLimits SMALL = new CaptureLimits(10_000, 20_000, 50_000, 5_000, 5_000, 20, 1 << 20);

    @Test
    void deliversTheWholeFramesOfPcapCutAnywhere() {
        assertWholeFramesAtEveryCut(SampleCaptures.pcap(), 5);
    }

    @Test
    void deliversTheWholeFramesOfPcapngCutAnywhere() {
        assertWholeFramesAtEveryCut(SampleCaptures.pcapng(), 5);
    }

    private static void assertWholeFramesAtEveryCut(SampleCaptures.Marked sample, int frames) {
        ReadCapture whole = ReadCapture.of(sample.bytes());
        assertThat(whole.frames()).hasSizeGreaterThanOrEqualTo(frames - 1);
        assertThat(whole.fault()).isEmpty();
        for (int length = 0; length < sample.bytes().length; length++) {
            ReadCapture cut = ReadCapture.of(Arrays.copyOf(sample.bytes(), length));

            assertThat(cut.frames())
                    .as("cut at %d", length)
                    .isEqualTo(whole.frames().subList(0, (int) sample.framesAt(length)));
            if (sample.isRecordEnd(length)) {
                assertThat(cut.fault()).as("cut at %d", length).isEmpty();
            } else {
                assertThat(cut.fault())
                        .as("cut at %d", length)
                        .startsWith("capture ends at byte ")
                        .contains("it is cut short")
                        .doesNotContain("\n");
            }
        }
    }

    @Property(tries = 3000)
    void survivesAnyDamage(
            @ForAll long seed,
            @ForAll @IntRange(max = 3) int kind,
            @ForAll @IntRange(max = 2) int compression,
            @ForAll @IntRange(min = 1, max = 8) int changes)
            throws IOException {
        Random random = new Random(seed);
        byte[] bytes =
                switch (kind) {
                    case 0 -> SampleCaptures.pcap().bytes();
                    case 1 -> SampleCaptures.pcapng().bytes();
                    case 2 -> SampleCaptures.random(random, 20, 300);
                    default -> SampleCaptures.randomPcapng(random, 20, 300);
                };
        byte[] damaged = damaged(
                compression == 0 ? bytes : compression == 1 ? SampleCaptures.gzip(bytes) : SampleCaptures.zstd(bytes),
                changes,
                random);
        FrameBatch batch = new FrameBatch(1000, 7);

        try (CaptureReader reader = Captures.open(new PieceStream(damaged, 500, random), SMALL)) {
            long expected = 1;
            while (reader.read(batch)) {
                assertThat(batch.firstNumber()).isEqualTo(expected);
                for (int i = 0; i < batch.count(); i++) {
                    assertThat(batch.offset(i)).isNotNegative();
                    assertThat(batch.capturedLength(i)).isBetween(0, 20_000);
                    assertThat(batch.offset(i) + batch.capturedLength(i)).isLessThanOrEqualTo(batch.bytes().length);
                    assertThat(batch.interfaceIndex(i))
                            .isLessThan(reader.interfaces().size());
                }
                expected += batch.count();
            }
            assertThat(reader.interfaces()).hasSizeLessThanOrEqualTo(20);
            assertThat(reader.fault().map(CaptureFault::toString).orElse("")).doesNotContain("\n");
            assertThat(batch.bytes()).hasSizeLessThan(200_000);
        } catch (CaptureException refused) {
            assertThat(refused).message().isNotBlank().doesNotContain("\n");
        }
    }

    private static byte[] damaged(byte[] bytes, int changes, Random random) {
        byte[] damaged = bytes.clone();
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(damaged.length);
            switch (random.nextInt(4)) {
                case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> damaged[at] = (byte) (random.nextBoolean() ? 0xff : 0);
                case 2 -> Arrays.fill(damaged, at, Math.min(damaged.length, at + 4), (byte) 0xff);
                default -> damaged = Arrays.copyOf(damaged, Math.max(1, at));
            }
        }
        return damaged;
    }

    @Property(tries = 1000)
    void survivesAnyBytes(@ForAll byte[] bytes, @ForAll @IntRange(max = 4) int start) throws IOException {
        byte[][] starts = {
            {},
            CaptureBytes.hex("d4c3b2a102000400"),
            CaptureBytes.hex("0a0d0d0a1c0000004d3c2b1a01000000ffffffffffffffff1c000000"),
            CaptureBytes.hex("1f8b08000000000000ff"),
            CaptureBytes.hex("28b52ffd0058")
        };
        byte[] capture = CaptureBytes.concat(starts[start], bytes);
        try (CaptureReader reader = Captures.open(new ByteArrayInputStream(capture), SMALL)) {
            FrameBatch batch = new FrameBatch(1000, 7);
            while (reader.read(batch)) {
                assertThat(batch.count()).isPositive();
            }
        } catch (CaptureException refused) {
            assertThat(refused).message().contains("peel");
        }
    }
}
