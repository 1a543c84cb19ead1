/**
 * Reading captures: pcap and pcapng, plain or compressed with gzip or zstd, from files and from pipes.
 *
 * <p>{@link dev.peel.core.capture.Captures} opens a capture, {@link dev.peel.core.capture.CaptureReader} fills one
 * {@link dev.peel.core.capture.FrameBatch} after the other. How a capture is held is told apart from what it holds: bytes come from
 * a {@code ByteInput}, plain or decompressing, and a {@code RecordFormat} finds the frames in them, in place.
 *
 * {@snippet :
 * try (CaptureReader reader = Captures.open(Path.of("web.pcapng"), CaptureLimits.DEFAULT)) {
 *     FrameBatch batch = FrameBatch.ofDefaultSize();
 *     while (reader.read(batch)) {
 *         for (int i = 0; i < batch.count(); i++) {
 *             System.out.println(batch.firstNumber() + i + " " + batch.length(i));
 *         }
 *     }
 *     reader.fault().ifPresent(System.err::println);
 * }
 * }
 */
@NullMarked
package dev.peel.core.capture;

import org.jspecify.annotations.NullMarked;
