package dev.peel.core.dissect;

/**
 * A dissector whose layer can be stepped over: where nobody wants anything that it notes, only what stands behind its header counts.
 *
 * <p>Most layers of most frames are such; stepping over them costs a fraction of reading them.
 */
public interface PassingDissector extends Dissector {

    /**
     * Steps over the header, if it is one of the plain kind: moves the cursor to the payload, bounds that by
     * {@link Dissection#limit}, and tells by {@link Dissection#follow} who reads it.
     *
     * <p>Asked only when neither a field of the dissector's protocols nor what it notes behind its payload is wanted. It notes
     * nothing, and looks at no byte before it knows that the byte was captured.
     *
     * @return false when the header has to be read by {@link #dissect}, because it is unusual or wrong; the cursor is put back then
     */
    boolean pass(Dissection d);
}
