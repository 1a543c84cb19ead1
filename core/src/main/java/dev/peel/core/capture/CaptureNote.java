package dev.peel.core.capture;

/** Something that a capture says beside its frames. */
public interface CaptureNote {}
