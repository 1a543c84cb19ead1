package dev.peel.core.capture;

/** What is known of link types by their LINKTYPE number. */
public final class LinkTypes {
    private LinkTypes() {}

    /** {@return the number that {@code frame.encap_type} shows for frames of this link type, 0 where it is not known} */
    public static int encapsulation(int linkType) {
        return linkType == 1 ? 1 : 0;
    }
}
