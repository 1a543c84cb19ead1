package dev.peel.core.capture;

import java.util.List;

/** A capture that is empty, or that ends within its first header. */
final class HeaderFormat implements RecordFormat {
    private final int length;

    /**
     * Makes a format without records.
     *
     * @param length of the header that is not whole, in bytes
     */
    HeaderFormat(int length) {
        this.length = length;
    }

    @Override
    public void consume(Window window, FrameBatch batch) {
        window.needed = length;
    }

    @Override
    public List<CaptureInterface> interfaces() {
        return List.of();
    }

    @Override
    public List<CaptureNote> notes() {
        return List.of();
    }
}
