package dev.peel.core.dissect;

import dev.peel.core.field.Field;
import dev.peel.core.packet.Tape;

/**
 * Notes fields on the packet's tape, when somebody asked for them: below the groups that are open, in the order of the calls.
 *
 * <p>Groups, and values that were computed, not read; {@link FieldCursor} has the reads.
 */
public abstract sealed class FieldRecorder extends Cursor permits FieldCursor {
    // Hot path: no allocation per field; watched by DissectionBenchmark.

    /** So many fields of a packet beyond the limit are not of bytes: a dissector goes round and round. */
    private static final int MOST_REFUSED = 1 << 20;

    /** What {@link #open} returns for a group that nobody asked for. */
    static final int UNWANTED = -1;

    /** Indexed by field id. */
    boolean[] wanted = new boolean[0];

    Tape tape = new Tape();
    int source;
    int firstEntry;
    int entryLimit = Integer.MAX_VALUE;
    boolean entryLimitReached;
    int refused;

    FieldRecorder() {}

    /** {@return whether anybody asked for {@code field}; what only serves an unwanted field need not be computed} */
    public final boolean wants(Field field) {
        return wanted[field.id()];
    }

    /** {@return whether anybody asked for any of {@code fields}} */
    public final boolean wantsAny(Field... fields) {
        for (Field field : fields) {
            if (wanted[field.id()]) {
                return true;
            }
        }
        return false;
    }

    /** Notes a number that was computed, not read. */
    public final void generated(Field field, long value) {
        if (wanted[field.id()]) {
            add(field, Tape.GENERATED, 0, value);
        }
    }

    /** As {@link #generated(Field, long)}, for a number that follows from {@code length} bytes {@code ahead} bytes from here. */
    public final void derived(Field field, int ahead, int length, long value) {
        if (wanted[field.id()]) {
            addAt(field, Tape.GENERATED, ahead, length, value);
        }
    }

    /** As {@link #generated(Field, Object)}, for a value that follows from {@code length} bytes {@code ahead} bytes from here. */
    public final void derived(Field field, int ahead, int length, Object value) {
        if (wanted[field.id()]) {
            int i = addAt(field, Tape.GENERATED, ahead, length, 0);
            if (i >= 0) {
                tape.setObject(i, value);
            }
        }
    }

    /**
     * Notes the field's bits of {@code number}, which stand in {@code length} bytes {@code ahead} bytes from here, and what is noted
     * until {@link #closeDerived} below them.
     *
     * @return what {@code closeDerived} takes
     */
    public final int openPart(Field field, int ahead, int length, long number) {
        if (!wanted[field.id()]) {
            return UNWANTED;
        }
        int mark = addAt(field, 0, ahead, length, field.extract(number));
        if (mark >= 0) {
            tape.open(mark);
        }
        return mark;
    }

    /** Notes a number that stands in the {@code length} bytes here, for filters only: it has no place in the tree. */
    public final void hidden(Field field, int length, long value) {
        if (wanted[field.id()]) {
            add(field, Tape.HIDDEN, length, value);
        }
    }

    /** As {@link #hidden(Field, int, long)}, for a value that stands in {@code length} bytes {@code ahead} bytes from here. */
    public final void hidden(Field field, int ahead, int length, Object value) {
        if (wanted[field.id()]) {
            int i = addAt(field, Tape.HIDDEN, ahead, length, 0);
            if (i >= 0) {
                tape.setObject(i, value);
            }
        }
    }

    /** As {@link #hidden(Field, int, long)}, for a number that follows from bytes {@code ahead} bytes from here. */
    public final void hiddenAt(Field field, int ahead, int length, long value) {
        if (wanted[field.id()]) {
            addAt(field, Tape.HIDDEN, ahead, length, value);
        }
    }

    /** Notes a value that was computed, not read: text, or a byte array. */
    public final void generated(Field field, Object value) {
        if (wanted[field.id()]) {
            int i = add(field, Tape.GENERATED, 0, 0);
            if (i >= 0) {
                tape.setObject(i, value);
            }
        }
    }

    /**
     * Starts a group here: what is noted until {@link #close} stands below {@code field}.
     *
     * @return what {@code close} takes
     */
    public final int open(Field field) {
        return open(field, 0);
    }

    /**
     * Starts a group here that covers {@code length} bytes.
     *
     * @return what {@link #close} takes
     */
    public final int open(Field field, int length) {
        return open(field, length, 0);
    }

    /**
     * Starts a group here that covers {@code length} bytes and stands for the number {@code value}.
     *
     * @return what {@link #close} takes
     */
    public final int open(Field field, int length, long value) {
        if (!wanted[field.id()]) {
            return UNWANTED;
        }
        int mark = note(field, length, value);
        if (mark >= 0) {
            tape.open(mark);
        }
        return mark;
    }

    /**
     * Starts a group of what was computed, not read, from bytes {@code ahead} bytes from here.
     *
     * @return what {@link #closeDerived} takes
     */
    public final int openDerived(Field field, int ahead) {
        if (!wanted[field.id()]) {
            return UNWANTED;
        }
        int mark = addAt(field, Tape.GENERATED, ahead, 0, 0);
        if (mark >= 0) {
            tape.open(mark);
        }
        return mark;
    }

    /**
     * Starts a group of what stands below a value that follows from {@code length} bytes {@code ahead} bytes from here.
     *
     * @return what {@link #closeDerived} takes
     */
    public final int openDerived(Field field, int ahead, int length, Object value) {
        if (!wanted[field.id()]) {
            return UNWANTED;
        }
        int mark = addAt(field, Tape.GENERATED, ahead, length, 0);
        if (mark >= 0) {
            tape.open(mark);
            tape.setObject(mark, value);
        }
        return mark;
    }

    /**
     * As {@link #openDerived(Field, int, int, Object)}, for a number.
     *
     * @return what {@link #closeDerived} takes
     */
    public final int openDerived(Field field, int ahead, int length, long value) {
        if (!wanted[field.id()]) {
            return UNWANTED;
        }
        int mark = addAt(field, Tape.GENERATED, ahead, length, value);
        if (mark >= 0) {
            tape.open(mark);
        }
        return mark;
    }

    /** Ends a group that {@link #openDerived} started. */
    public final void closeDerived(int mark) {
        if (mark >= 0) {
            tape.close(mark);
        }
    }

    /**
     * Starts a group here that covers {@code length} bytes and stands for {@code value}.
     *
     * @return what {@link #close} takes
     */
    public final int openValue(Field field, int length, Object value) {
        int mark = open(field, length);
        if (mark >= 0) {
            tape.setObject(mark, value);
        }
        return mark;
    }

    /** Ends a group; where its length was not given, it covers the bytes up to here. */
    public final void close(int mark) {
        if (mark >= 0) {
            if (tape.length(mark) == 0 && tape.source(mark) == source) {
                tape.setLength(mark, at - base - tape.offset(mark));
            }
            tape.close(mark);
        }
    }

    /** Makes {@code text} what stands in the tree for the group that {@code mark} is of; see {@link PacketCursor#labelling()}. */
    public final void label(int mark, String text) {
        if (mark >= 0) {
            tape.setText(mark, text);
        }
    }

    /** Makes {@code text} what stands in the tree for the field noted last; see {@link PacketCursor#labelling()}. */
    public final void label(String text) {
        if (tape.size() > firstEntry && !entryLimitReached) {
            tape.setText(tape.size() - 1, text);
        }
    }

    /** Notes a column of the packet's summary that is a number. */
    final void column(Field field, long value) {
        if (wanted[field.id()]) {
            add(field, Tape.GENERATED | Tape.HIDDEN, 0, value);
        }
    }

    /** Notes a column of the packet's summary. */
    final void column(Field field, Object value) {
        if (wanted[field.id()]) {
            int i = add(field, Tape.GENERATED | Tape.HIDDEN, 0, 0);
            if (i >= 0) {
                tape.setObject(i, value);
            }
        }
    }

    /**
     * Notes {@code field} at the cursor;
     *
     * @return the entry's index, {@link #UNWANTED} at the limit of entries
     */
    final int note(Field field, int length, long value) {
        return addIn(field, 0, source, at - base, length, value);
    }

    final int add(Field field, int flags, int length, long value) {
        return addIn(field, flags, source, at - base, length, value);
    }

    final int addAt(Field field, int flags, int ahead, int length, long value) {
        return addIn(field, flags, source, at - base + ahead, length, value);
    }

    /** Notes {@code field} in another byte source, or at a place of its own in this. */
    final int addIn(Field field, int flags, int inSource, int offset, int length, long value) {
        if (tape.size() - firstEntry >= entryLimit) {
            entryLimitReached = true;
            if (++refused == MOST_REFUSED) {
                refused = 0; // what contains the bug notes it
                throw new IllegalStateException("it notes fields without end");
            }
            return UNWANTED;
        }
        return tape.add(field, flags, inSource, offset, length, value);
    }
}
