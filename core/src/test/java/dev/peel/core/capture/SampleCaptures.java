package dev.peel.core.capture;

import static dev.peel.core.capture.CaptureBytes.frame;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;

/** Captures that tests cut, damage and compress. */
final class SampleCaptures {
    private SampleCaptures() {}

    /** A capture, and where each of its records ends; {@code framesAt} tells how many frames end at or before an offset. */
    static final class Marked {
        private final byte[] bytes;
        private final List<Integer> recordEnds;
        private final List<Integer> frameEnds;

        Marked(byte[] bytes, List<Integer> recordEnds, List<Integer> frameEnds) {
            this.bytes = bytes;
            this.recordEnds = List.copyOf(recordEnds);
            this.frameEnds = List.copyOf(frameEnds);
        }

        byte[] bytes() {
            return bytes.clone();
        }

        boolean isRecordEnd(int offset) {
            return recordEnds.contains(offset);
        }

        long framesAt(int offset) {
            return frameEnds.stream().filter(end -> end <= offset).count();
        }
    }

    static Marked pcap() {
        CaptureBytes capture = CaptureBytes.littleEndian().pcapHeader(1);
        List<Integer> ends = new ArrayList<>();
        List<Integer> records = new ArrayList<>(List.of(0, capture.size()));
        for (int length : new int[] {20, 0, 7, 60}) {
            capture.record(length, 1, frame(length));
            ends.add(capture.size());
        }
        records.addAll(ends);
        return new Marked(capture.toBytes(), records, ends);
    }

    static Marked pcapng() {
        List<Integer> records = new ArrayList<>(List.of(0));
        List<Integer> frames = new ArrayList<>();
        CaptureBytes little = CaptureBytes.littleEndian();
        little.section(little.option(4, "a test"), new byte[4]);
        records.add(little.size());
        little.interfaceOf(1, little.option(2, "eth0"), little.option(9, new byte[] {9}), new byte[4]);
        records.add(little.size());
        little.block(
                4,
                little.nested().u16(1).u16(6).u32(0x0100007f).text("a\0").pad().u32(0));
        records.add(little.size());
        little.enhanced(0, 1, frame(13), little.option(1, "a comment"), new byte[4]);
        frames.add(little.size());
        little.block(0x123, little.nested().text("somebody's own"));
        records.add(little.size());
        little.simple(5, frame(5));
        frames.add(little.size());
        little.block(0xbad, little.nested().u32(32_473).text("custom"));
        frames.add(little.size());
        little.block(9, little.nested().text("__REALTIME_TIMESTAMP=17\n"));
        frames.add(little.size());

        CaptureBytes big = CaptureBytes.bigEndian().section().interfaceOf(113);
        little.raw(big.toBytes());
        records.add(little.size() - 20);
        records.add(little.size());
        little.raw(big.nested().enhanced(0, 2, frame(40)).toBytes());
        frames.add(little.size());
        little.raw(big.nested().block(5, big.nested().u32(0).u64(0)).toBytes());
        records.add(little.size());
        little.raw(big.nested()
                .block(10, big.nested().u32(0x544c534b).u32(4).text("abc\n"))
                .toBytes());
        records.add(little.size());
        records.addAll(frames);
        return new Marked(little.toBytes(), records, frames);
    }

    /** {@return a pcap file with {@code count} frames of random lengths and content} */
    static byte[] random(RandomGenerator random, int count, int longest) {
        CaptureBytes capture = CaptureBytes.littleEndian().pcapHeader(1);
        for (int i = 0; i < count; i++) {
            byte[] frame = new byte[random.nextInt(longest)];
            random.nextBytes(frame);
            capture.record(i, i, frame);
        }
        return capture.toBytes();
    }

    /** {@return the same as pcapng} */
    static byte[] randomPcapng(RandomGenerator random, int count, int longest) {
        CaptureBytes capture = CaptureBytes.bigEndian().section().interfaceOf(1);
        for (int i = 0; i < count; i++) {
            byte[] frame = new byte[random.nextInt(longest)];
            random.nextBytes(frame);
            if (random.nextInt(3) == 0) {
                capture.enhanced(0, i, frame, capture.option(1, "frame " + i));
            } else {
                capture.enhanced(0, i, frame);
            }
            if (random.nextInt(10) == 0) {
                capture.block(0x99, capture.nested().raw(new byte[random.nextInt(longest)]));
            }
        }
        return capture.toBytes();
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(compressed)) {
            stream.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return compressed.toByteArray();
    }

    static byte[] zstd(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (ZstdOutputStream stream = new ZstdOutputStream(compressed)) {
            stream.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return compressed.toByteArray();
    }
}
