package dev.peel.plugins.handshake;

import dev.peel.core.capture.CaptureContent;
import dev.peel.core.capture.CaptureLimits;
import dev.peel.core.capture.CaptureReader;
import dev.peel.core.capture.CaptureWriter;
import dev.peel.core.capture.Captures;
import dev.peel.core.capture.FrameBatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A capture of Ethernet, IPv4 and TCP as another point of the way would have seen it. */
final class CapturePointCopy {
    static final int TTL = 22; // where things are in a frame
    static final int SOURCE_ADDRESS = 26;
    static final int SOURCE_PORT = 34;
    static final int DESTINATION_PORT = 36;
    static final int SEQUENCE = 38;
    static final int ACKNOWLEDGMENT = 42;
    static final int FLAGS = 47;
    static final int OPTIONS = 54;

    private static final long SECOND = 1_000_000_000; // nanoseconds

    /** What happens to frames on the way. */
    interface Change {
        /** {@return the frame's bytes after it, in {@code frame} or anew; null where the frame is lost} */
        byte @Nullable [] apply(long number, ByteBuffer frame);
    }

    private CapturePointCopy() {}

    /** {@return {@code file}, a new capture with the frames of {@code original} after {@code change}, by a clock that is ahead} */
    static Path write(Path file, String original, long ahead, Change change) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CaptureReader reader = Captures.open(CommandRun.CAPTURES.resolve(original), CaptureLimits.DEFAULT);
                CaptureWriter writer = CaptureWriter.of(CaptureWriter.Format.NANOSECOND_PCAP, out, "test")) {
            FrameBatch batch = FrameBatch.ofDefaultSize();
            while (reader.read(batch)) {
                FrameBatch changed = FrameBatch.ofDefaultSize();
                changed.reset(1);
                int at = 0;
                for (int i = 0; i < batch.count(); i++) {
                    byte[] frame = Arrays.copyOfRange(
                            batch.bytes(), batch.offset(i), batch.offset(i) + batch.capturedLength(i));
                    byte[] seen = change.apply(batch.firstNumber() + i, ByteBuffer.wrap(frame));
                    if (seen == null) {
                        continue;
                    }
                    System.arraycopy(seen, 0, changed.ensureBytes(at + seen.length), at, seen.length);
                    long time = batch.seconds(i) * SECOND + batch.nanoseconds(i) + ahead;
                    changed.add(at, seen.length, seen.length, 0, time / SECOND, (int) (time % SECOND));
                    at += seen.length;
                }
                for (int i = 0; i < changed.count(); i++) {
                    writer.write(changed, i, CaptureContent.NOTHING.next(reader));
                }
            }
            writer.end(CaptureContent.NOTHING.next(reader));
        }
        Files.write(file, out.toByteArray());
        return file;
    }

    /** {@return whether the frame goes to the server, at port 443} */
    static boolean isToServer(ByteBuffer frame) {
        return frame.getShort(DESTINATION_PORT) == 443;
    }
}
