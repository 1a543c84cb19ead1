package dev.peel.core.filter;

import org.jspecify.annotations.Nullable;

/** Where in a filter's text something stands. Trees are equal wherever their parts stand; so all places are equal. */
final class Place {
    private final int start;
    private final int length;

    Place(int start, int length) {
        this.start = start;
        this.length = length;
    }

    /** {@return the place from the start of {@code first} to the end of {@code last}} */
    static Place of(Place first, Place last) {
        return new Place(first.start, Math.max(first.length, last.end() - first.start));
    }

    int start() {
        return start;
    }

    int length() {
        return length;
    }

    int end() {
        return start + length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Place;
    }

    @Override
    public int hashCode() {
        return 1;
    }

    @Override
    public String toString() {
        return start + "+" + length;
    }
}
