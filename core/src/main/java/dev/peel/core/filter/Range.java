package dev.peel.core.filter;

/**
 * Some of the bytes of a value, or of the layers of a packet.
 *
 * @param offset where it starts; from the end where negative
 * @param length how many there are, {@link #REST} for all that follow
 */
record Range(int offset, int length) {
    static final int REST = -1;

    @Override
    public String toString() {
        return offset + ":" + (length == REST ? "" : String.valueOf(length));
    }
}
