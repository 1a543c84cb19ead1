package dev.peel.core.packet;

import dev.peel.core.field.Field;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The fields of dissected packets, flat and in the order of reading.
 *
 * <p>Each entry is one field: its id, the byte source and place it was read from, the end of its subtree (the index of the first
 * entry that is not below it), and its value. Packets follow each other; a packet is a range of entries. Byte sources are the frame
 * itself and whatever was reassembled or decrypted, numbered over the whole tape.
 *
 * <p>Invariants: {@code end(i) > i} for closed entries; subtrees nest; sources never move before {@link #clear()}. Reused for every
 * batch of frames: do not keep, see {@link Packet}. Not thread-safe; handed between threads as a whole.
 */
public final class Tape {
    // Hot path: no allocation per field; watched by TapeBenchmark.

    private static final int STRIDE = 5;
    private static final int SOURCE = 1;
    private static final int OFFSET = 2;
    private static final int LENGTH = 3;
    private static final int END = 4;
    private static final int FIELD_MASK = 0xfffff;
    private static final int OPEN = Integer.MIN_VALUE;

    /** The entry's value was computed, not read. */
    public static final int GENERATED = 1 << 20;
    /** The entry has no place in the tree. */
    public static final int HIDDEN = 1 << 21;

    private static final int OBJECT = 1 << 22;
    private static final int TEXT = 1 << 23;
    private static final int REPEATED = 1 << 24;

    private int[] entries = new int[STRIDE * 1024];
    private long[] values = new long[1024];
    private @Nullable Object[] objects = new Object[1024];
    private @Nullable String[] texts = new String[0];
    private int size;
    private int firstKept = Integer.MAX_VALUE; // objects and texts, which few entries have, stand from here
    private int lastKept = -1; // to here

    private byte[][] sourceArrays = new byte[64][];
    private int[] sourceStarts = new int[64];
    private int[] sourceLengths = new int[64];
    private @Nullable String[] sourceTitles = new String[64];
    private int sources;

    /** Forgets all entries and sources. */
    public void clear() {
        if (lastKept >= 0) {
            Arrays.fill(objects, firstKept, lastKept + 1, null);
            Arrays.fill(texts, Math.min(firstKept, texts.length), Math.min(lastKept + 1, texts.length), null);
            firstKept = Integer.MAX_VALUE;
            lastKept = -1;
        }
        Arrays.fill(sourceArrays, 0, sources, null);
        Arrays.fill(sourceTitles, 0, sources, null);
        size = 0;
        sources = 0;
    }

    /** {@return how many entries there are} */
    public int size() {
        return size;
    }

    /** {@return the id of entry {@code i}'s field} */
    public int fieldId(int i) {
        return entries[i * STRIDE] & FIELD_MASK;
    }

    /** {@return whether entry {@code i} was computed, not read} */
    public boolean isGenerated(int i) {
        return (entries[i * STRIDE] & GENERATED) != 0;
    }

    /** {@return whether entry {@code i} has no place in the tree} */
    public boolean isHidden(int i) {
        return (entries[i * STRIDE] & HIDDEN) != 0;
    }

    /** {@return whether entry {@code i} is one more layer of messages that follow each other, of which the first stands for all} */
    public boolean isRepeated(int i) {
        return (entries[i * STRIDE] & REPEATED) != 0;
    }

    /** {@return the number of the byte source that entry {@code i} was read from} */
    public int source(int i) {
        return entries[i * STRIDE + SOURCE];
    }

    /** {@return where entry {@code i}'s bytes start in its source, from 0} */
    public int offset(int i) {
        return entries[i * STRIDE + OFFSET];
    }

    /** {@return how many bytes entry {@code i} covers in its source; it may be more than were captured} */
    public int length(int i) {
        return entries[i * STRIDE + LENGTH];
    }

    /** {@return the index of the first entry after {@code i} that is not below it} */
    public int end(int i) {
        int end = entries[i * STRIDE + END];
        return end == OPEN ? size : end;
    }

    /** {@return entry {@code i}'s value, as {@link dev.peel.core.field.FieldType} says; 0 where the bytes or an object are the value} */
    public long value(int i) {
        return values[i];
    }

    /** {@return entry {@code i}'s value where it is neither a number nor its bytes, else null} */
    public @Nullable Object object(int i) {
        return (entries[i * STRIDE] & OBJECT) != 0 ? objects[i] : null;
    }

    /** {@return the text that stands for entry {@code i} in the tree, null where it follows from the field} */
    public @Nullable String text(int i) {
        return (entries[i * STRIDE] & TEXT) != 0 ? texts[i] : null;
    }

    /** {@return the array that holds byte source {@code source}} */
    public byte[] sourceArray(int source) {
        return sourceArrays[source];
    }

    /** {@return where byte source {@code source} starts in its array} */
    public int sourceStart(int source) {
        return sourceStarts[source];
    }

    /** {@return how many bytes byte source {@code source} holds} */
    public int sourceLength(int source) {
        return sourceLengths[source];
    }

    /** {@return what byte source {@code source} is called, such as {@code Reassembled TCP}; null for a frame} */
    public @Nullable String sourceTitle(int source) {
        return sourceTitles[source];
    }

    /** Makes {@code title} what byte source {@code source} is called. */
    public void setTitle(int source, String title) {
        sourceTitles[source] = title;
    }

    /** {@return how many of entry {@code i}'s bytes its source really holds} */
    public int availableLength(int i) {
        return Math.max(0, Math.min(length(i), sourceLengths[source(i)] - offset(i)));
    }

    /** {@return how many byte sources there are} */
    public int sources() {
        return sources;
    }

    /** {@return the number of a new byte source, {@code length} bytes of {@code array} from {@code start}; not copied} */
    public int addSource(byte[] array, int start, int length) {
        if (sources == sourceArrays.length) {
            sourceArrays = Arrays.copyOf(sourceArrays, sources * 2);
            sourceStarts = Arrays.copyOf(sourceStarts, sources * 2);
            sourceLengths = Arrays.copyOf(sourceLengths, sources * 2);
            sourceTitles = Arrays.copyOf(sourceTitles, sources * 2);
        }
        sourceArrays[sources] = array;
        sourceStarts[sources] = start;
        sourceLengths[sources] = length;
        return sources++;
    }

    /**
     * Notes a field without anything below it.
     *
     * @param flags {@link #GENERATED}, {@link #HIDDEN} or 0
     * @return the new entry's index
     */
    public int add(Field field, int flags, int source, int offset, int length, long value) {
        int i = size;
        if (i == values.length) {
            grow();
        }
        int at = i * STRIDE;
        int[] to = entries;
        to[at] = field.id() | flags;
        to[at + SOURCE] = source;
        to[at + OFFSET] = offset;
        to[at + LENGTH] = length;
        to[at + END] = i + 1;
        values[i] = value;
        size = i + 1;
        return i;
    }

    /** Makes entry {@code i}'s value {@code object}. */
    public void setObject(int i, Object object) {
        entries[i * STRIDE] |= OBJECT;
        objects[i] = object;
        keep(i, i);
    }

    /** Makes {@code text} what stands for entry {@code i} in the tree. */
    public void setText(int i, String text) {
        if (texts.length < values.length) {
            texts = Arrays.copyOf(texts, values.length);
        }
        entries[i * STRIDE] |= TEXT;
        texts[i] = text;
        keep(i, i);
    }

    private void keep(int first, int last) {
        firstKept = Math.min(firstKept, first);
        lastKept = Math.max(lastKept, last);
    }

    /** Makes entry {@code i} one more layer of messages that follow each other. */
    public void setRepeated(int i) {
        entries[i * STRIDE] |= REPEATED;
    }

    /** Sets the value of entry {@code i}. */
    public void setValue(int i, long value) {
        values[i] = value;
    }

    /** Sets how many bytes entry {@code i} covers. */
    public void setLength(int i, int length) {
        entries[i * STRIDE + LENGTH] = length;
    }

    /** Lets what is added from now on stand below entry {@code i}, until {@link #close}. */
    public void open(int i) {
        entries[i * STRIDE + END] = OPEN;
    }

    /** {@return whether what is added now stands below entry {@code i}} */
    public boolean isOpen(int i) {
        return entries[i * STRIDE + END] == OPEN;
    }

    /** Ends the subtree of entry {@code i}. */
    public void close(int i) {
        entries[i * STRIDE + END] = size;
    }

    /** Ends the subtrees of all entries from {@code from} on that are still open, each covering bytes up to {@code offset}. */
    public void closeAll(int from, int source, int offset) {
        for (int i = from; i < size; i++) {
            int at = i * STRIDE;
            if (entries[at + END] == OPEN) {
                entries[at + END] = size;
                if (entries[at + SOURCE] == source && entries[at + LENGTH] == 0) {
                    entries[at + LENGTH] = Math.max(0, offset - entries[at + OFFSET]);
                }
            }
        }
    }

    /**
     * Moves the entries from {@code from} on to the end of entry {@code layer}'s closed subtree, so that they stand below it.
     *
     * @param end where that subtree ends, at most {@code from}
     * @param layer the entry, negative where the entries only move and stand below nothing
     */
    public void moveBack(int layer, int end, int from) {
        int moved = size - from;
        if (moved == 0) {
            return;
        }
        if (end < from) {
            while (size + moved > values.length) {
                grow();
            }
            copy(end, end + moved, size - end);
            copy(size, end, moved);
            Arrays.fill(objects, size, size + moved, null);
            shiftEnds(end, end + moved, end - from);
            shiftEnds(end + moved, size, moved);
        }
        if (layer >= 0) {
            entries[layer * STRIDE + END] = end + moved;
        }
    }

    /**
     * Moves the entries from {@code from} on, all closed, to the end of entry {@code i}'s subtree, so that they stand below it and
     * what is above it.
     *
     * @param first the first entry that may be above {@code i}
     */
    public void moveBelow(int i, int from, int first) {
        int end = end(i);
        int moved = size - from;
        moveBack(i, end, from);
        for (int above = first; above < i; above++) {
            int at = above * STRIDE + END;
            if (entries[at] >= end) {
                entries[at] += moved;
            }
        }
    }

    private void copy(int from, int to, int count) {
        System.arraycopy(entries, from * STRIDE, entries, to * STRIDE, count * STRIDE);
        System.arraycopy(values, from, values, to, count);
        System.arraycopy(objects, from, objects, to, count);
        if (lastKept >= 0) {
            keep(to, to + count - 1);
        }
        if (texts.length > 0) {
            if (texts.length < values.length) {
                texts = Arrays.copyOf(texts, values.length);
            }
            System.arraycopy(texts, from, texts, to, count);
        }
    }

    private void shiftEnds(int from, int to, int by) {
        for (int i = from; i < to; i++) {
            int at = i * STRIDE + END;
            if (entries[at] != OPEN) {
                entries[at] += by;
            }
        }
    }

    private void grow() {
        int capacity = values.length * 2;
        entries = Arrays.copyOf(entries, capacity * STRIDE);
        values = Arrays.copyOf(values, capacity);
        objects = Arrays.copyOf(objects, capacity);
    }
}
