package dev.peel.dissectors.gre;

/** ERSPAN's payload: without a sequence number it has no header of its own, draft-foschiano-erspan section 3.1. */
final class MirroredFrame {
    static final int TYPE = 0x88be;
    /** Stands in the table for frames without the header; no EtherType is that large. */
    static final int WITHOUT_HEADER = 0x1_88be;

    private MirroredFrame() {}
}
