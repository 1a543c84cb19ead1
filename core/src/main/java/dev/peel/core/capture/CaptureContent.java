package dev.peel.core.capture;

import java.util.List;

/**
 * What a capture has said beside its frames up to some point. Immutable.
 *
 * @param interfaces the interfaces described so far, which frames' indexes point into; a later content has these first
 * @param notes what was said so far; a later content has these first, but for {@link CaptureNote.LeftOut}
 */
public record CaptureContent(List<CaptureInterface> interfaces, List<CaptureNote> notes) {
    /** Nothing was said. */
    public static final CaptureContent NOTHING = new CaptureContent(List.of(), List.of());

    /** Copies the lists. */
    public CaptureContent {
        interfaces = List.copyOf(interfaces);
        notes = List.copyOf(notes);
    }

    /** {@return what {@code reader} has read so far; this content itself where that is the same} */
    public CaptureContent next(CaptureReader reader) {
        List<CaptureInterface> interfacesSoFar = reader.interfaces();
        List<CaptureNote> notesSoFar = reader.notes();
        boolean isSame = interfacesSoFar.size() == interfaces.size() && isSame(notesSoFar);
        return isSame ? this : new CaptureContent(interfacesSoFar, notesSoFar);
    }

    /** Notes are only added, and what was left out comes last. */
    private boolean isSame(List<CaptureNote> later) {
        int count = later.size();
        return count == notes.size() && (count == 0 || later.get(count - 1).equals(notes.get(count - 1)));
    }
}
