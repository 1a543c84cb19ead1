package dev.peel.core.capture;

import java.util.ArrayList;
import java.util.List;

/** The notes of a capture, up to a limit in bytes; beyond it they are only counted. */
final class NoteList {
    private static final int OVERHEAD = 128; // bytes that a note takes beside its text, about

    private final List<CaptureNote> notes = new ArrayList<>();
    private long left;
    private long leftOutBlocks;
    private long leftOutBytes;

    NoteList(int limit) {
        left = limit;
    }

    /** {@return whether {@code bytes} more may be kept; if so, they count as kept, else as left out} */
    boolean admits(long bytes) {
        if (bytes + OVERHEAD <= left) {
            left -= bytes + OVERHEAD;
            return true;
        }
        leaveOut(bytes);
        return false;
    }

    /** Counts a block of which {@code bytes} are left out. */
    void leaveOut(long bytes) {
        leftOutBlocks++;
        leftOutBytes += bytes;
    }

    /** Adds a note that was admitted. */
    void add(CaptureNote note) {
        notes.add(note);
    }

    void addIrregular(long offset, String problem) {
        if (admits(problem.length())) {
            add(new CaptureNote.Irregular(offset, problem));
        }
    }

    List<CaptureNote> list() {
        if (leftOutBlocks == 0) {
            return notes;
        }
        List<CaptureNote> all = new ArrayList<>(notes);
        all.add(new CaptureNote.LeftOut(leftOutBlocks, leftOutBytes));
        return all;
    }
}
