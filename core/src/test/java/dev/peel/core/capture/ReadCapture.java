package dev.peel.core.capture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** A capture that was read to its end, copied so that tests can look at it. */
record ReadCapture(List<Frame> frames, String fault, List<CaptureInterface> interfaces, List<CaptureNote> notes) {

    /** A frame; {@code time} as Wireshark shows it, empty without one. */
    record Frame(long number, String time, int length, int interfaceIndex, String bytes, List<String> comments) {
        int capturedLength() {
            return bytes.length() / 2;
        }
    }

    static ReadCapture of(byte[] capture) {
        return of(new ByteArrayInputStream(capture), CaptureLimits.DEFAULT, FrameBatch.ofDefaultSize());
    }

    static ReadCapture of(byte[] capture, CaptureLimits limits) {
        return of(new ByteArrayInputStream(capture), limits, FrameBatch.ofDefaultSize());
    }

    static ReadCapture of(InputStream capture, CaptureLimits limits, FrameBatch batch) {
        try (CaptureReader reader = Captures.open(capture, limits)) {
            List<Frame> frames = new ArrayList<>();
            while (reader.read(batch)) {
                for (int i = 0; i < batch.count(); i++) {
                    frames.add(frame(batch, i));
                }
                // Whoever has the batch may overwrite it; the reader must not need it any more.
                Arrays.fill(batch.bytes(), (byte) 0xee);
            }
            return new ReadCapture(
                    frames,
                    reader.fault().map(CaptureFault::toString).orElse(""),
                    List.copyOf(reader.interfaces()),
                    List.copyOf(reader.notes()));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    static Frame frame(FrameBatch batch, int index) {
        int at = batch.offset(index);
        return new Frame(
                batch.firstNumber() + index,
                batch.hasTime(index) ? EpochTime.text(batch.seconds(index), batch.nanoseconds(index)) : "",
                batch.length(index),
                batch.interfaceIndex(index),
                HexFormat.of().formatHex(batch.bytes(), at, at + batch.capturedLength(index)),
                batch.comments(index));
    }

    List<String> times() {
        return frames.stream().map(Frame::time).toList();
    }

    List<String> bytes() {
        return frames.stream().map(Frame::bytes).toList();
    }

    List<Integer> lengths() {
        return frames.stream().map(Frame::length).toList();
    }
}
