package dev.peel.core.dissect;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts the fragments of datagrams together.
 *
 * <p>Keeps a bounded number of incomplete datagrams and of bytes; the oldest make room. Where fragments overlap, the bytes that came
 * first stay. Not thread-safe.
 */
final class FragmentTable {
    private static final int MAX_DATAGRAM =
            65_535 + 40; // bytes, RFC 791 3.1 and RFC 8200 4.5 with the offset's largest value

    private static final int BLOCK = 8; // bytes, the unit of fragment offsets, RFC 791 3.1
    private static final int MAX_FRAGMENTS = MAX_DATAGRAM / BLOCK + 1;
    private static final int NO_NUMBER = -1;

    private final int maximumDatagrams;
    private final int maximumBytes;
    private final LinkedHashMap<FragmentKey, Datagram> datagrams = new LinkedHashMap<>();
    private int bytes;
    private int begun;
    private int number;
    private long evicted;

    /** Makes an empty table that keeps at most so many incomplete datagrams, and at most so many bytes of them. */
    FragmentTable(int maximumDatagrams, int maximumBytes) {
        this.maximumDatagrams = maximumDatagrams;
        this.maximumBytes = maximumBytes;
    }

    /**
     * Adds a fragment.
     *
     * @param offset where in the datagram its bytes belong
     * @param more whether more fragments follow behind it
     * @param frame the number of the frame that brought it
     * @return the datagram, when it is whole now, else null
     */
    @Nullable
    Datagram add(FragmentKey key, int offset, boolean more, byte[] array, int from, int length, int frame) {
        if (offset + length > MAX_DATAGRAM) {
            number = NO_NUMBER;
            return null;
        }
        Datagram datagram = datagrams.computeIfAbsent(key, k -> new Datagram(begun++));
        number = datagram.number;
        bytes += datagram.add(offset, more, array, from, length, frame);
        if (datagram.isWhole()) {
            datagrams.remove(key);
            bytes -= datagram.memory();
            return datagram;
        }
        evictOldest();
        return null;
    }

    /** {@return the number of the datagram that the fragment added last is of, from 0; negative where it can be of none} */
    int number() {
        return number;
    }

    /** {@return how many incomplete datagrams were forgotten to make room} */
    long evicted() {
        return evicted;
    }

    private void evictOldest() {
        var oldest = datagrams.entrySet().iterator();
        while (datagrams.size() > maximumDatagrams || bytes > maximumBytes) {
            Map.Entry<FragmentKey, Datagram> first = oldest.next();
            bytes -= first.getValue().memory();
            oldest.remove();
            evicted++;
        }
    }

    /** A datagram, whole or in part. */
    static final class Datagram {
        private final int number;
        private byte[] bytes = new byte[0];
        private final BitSet covered = new BitSet();
        private int[] fragments = new int[12];
        private int count;
        private int end = -1;

        private Datagram(int number) {
            this.number = number;
        }

        /** {@return how many fragments were added} */
        int fragments() {
            return count;
        }

        /** {@return the number of the frame that brought fragment {@code index}} */
        int frame(int index) {
            return fragments[index * 3];
        }

        /** {@return where fragment {@code index}'s bytes start in the datagram} */
        int offset(int index) {
            return fragments[index * 3 + 1];
        }

        /** {@return how many bytes fragment {@code index} has} */
        int length(int index) {
            return fragments[index * 3 + 2];
        }

        /** {@return the datagram's bytes; the first {@link #length()} count} */
        byte[] bytes() {
            return bytes;
        }

        /** {@return the datagram's length in bytes, -1 while that is not known} */
        int length() {
            return end;
        }

        /** {@return how many more bytes of memory are held} */
        private int add(int offset, boolean more, byte[] array, int from, int length, int frame) {
            int before = memory();
            if (offset + length > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(offset + length, Math.min(bytes.length * 2, MAX_DATAGRAM)));
            }
            if (!more && end < 0) {
                end = offset + length;
            }
            copyWhereNew(offset, array, from, length);
            if (count < MAX_FRAGMENTS) {
                if ((count + 1) * 3 > fragments.length) {
                    fragments = Arrays.copyOf(fragments, fragments.length * 2);
                }
                fragments[count * 3] = frame;
                fragments[count * 3 + 1] = offset;
                fragments[count * 3 + 2] = length;
                count++;
            }
            return memory() - before;
        }

        private int memory() {
            return bytes.length + fragments.length * Integer.BYTES;
        }

        private void copyWhereNew(int offset, byte[] array, int from, int length) {
            int stop = offset + length;
            for (int at = offset; at < stop; at += BLOCK) {
                int block = at / BLOCK;
                int size = Math.min(BLOCK, stop - at);
                if (!covered.get(block) && (size == BLOCK || stop == end)) {
                    System.arraycopy(array, from + at - offset, bytes, at, size);
                    covered.set(block);
                }
            }
        }

        private boolean isWhole() {
            return end >= 0 && covered.nextClearBit(0) >= (end + BLOCK - 1) / BLOCK;
        }
    }
}
