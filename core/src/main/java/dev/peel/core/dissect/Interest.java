package dev.peel.core.dissect;

/** Whether anything that was asked for can be learnt from a message, and from what follows it in the same direction of its stream. */
public enum Interest {
    /** The message could note something that was asked for, or change how later ones are read. */
    READ,
    /** Nothing is learnt from the message; its bytes are passed over. */
    PASS,
    /** Nothing is learnt from the message, nor from any that follows it: so it is where the rest is encrypted. */
    PASS_ALL
}
