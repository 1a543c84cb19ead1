package dev.peel.dissectors.quic;

/** A packet without its protection. Immutable: the payload is not changed after it was handed over. */
final class OpenedPacket {
    private final int firstByte;
    private final int numberLength;
    private final long number;
    private final byte[] payload;

    OpenedPacket(int firstByte, int numberLength, long number, byte[] payload) {
        this.firstByte = firstByte;
        this.numberLength = numberLength;
        this.number = number;
        this.payload = payload;
    }

    /** {@return the first byte of the header, 0 to 255} */
    int firstByte() {
        return firstByte;
    }

    /** {@return how long the packet number is, 1 to 4 bytes} */
    int numberLength() {
        return numberLength;
    }

    /** {@return the whole packet number} */
    long number() {
        return number;
    }

    /** {@return the frames} */
    byte[] payload() {
        return payload;
    }
}
