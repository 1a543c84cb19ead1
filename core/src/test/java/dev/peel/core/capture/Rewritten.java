package dev.peel.core.capture;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Captures that were read and written again. */
final class Rewritten {
    private Rewritten() {}

    /** {@return {@code capture} as {@code format}, read in batches of three frames} */
    static byte[] as(CaptureWriter.Format format, byte[] capture) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CaptureReader reader = Captures.open(new ByteArrayInputStream(capture), CaptureLimits.DEFAULT);
                CaptureWriter writer = CaptureWriter.of(format, out, "test")) {
            write(reader, writer, new FrameBatch(1 << 16, 3));
        }
        return out.toByteArray();
    }

    /** Writes all that {@code reader} has. */
    static void write(CaptureReader reader, CaptureWriter writer, FrameBatch batch) throws IOException {
        CaptureContent content = CaptureContent.NOTHING;
        while (reader.read(batch)) {
            content = content.next(reader);
            for (int i = 0; i < batch.count(); i++) {
                writer.write(batch, i, content);
            }
        }
        writer.end(content.next(reader));
    }
}
