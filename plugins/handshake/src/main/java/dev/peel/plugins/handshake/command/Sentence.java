package dev.peel.plugins.handshake.command;

import dev.peel.plugins.handshake.Alert;
import dev.peel.plugins.handshake.Ending;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Outcome;
import dev.peel.plugins.handshake.Step;

/** How far a flow came and how it ended, in the words that people read: one line. */
public final class Sentence {
    private Sentence() {}

    /** {@return how far {@code handshake} came and how it ended} */
    public static String of(Handshake handshake) {
        boolean isInferred = handshake.ending() instanceof Ending.Alerted
                && !handshake.note().isEmpty();
        String then = ", then " + handshake.ending().text() + (isInferred ? " (" + handshake.note() + ")" : "");
        String note = handshake.note().isEmpty() || isInferred ? "" : ", " + handshake.note();
        String text =
                switch (handshake.outcome()) {
                    case COMPLETED ->
                        (handshake.tls().hasData() ? "data" : "no data") + note + ", "
                                + handshake.ending().text();
                    case FAILED, UNFINISHED, UNSEEN -> step(handshake) + note + then;
                    case NO_HELLO -> step(handshake) + then + ": " + missing(handshake);
                    case NOT_TLS ->
                        step(handshake) + ", " + handshake.clientSide().bytes() + " bytes by client are not TLS" + then;
                };
        return text + alert(handshake);
    }

    private static String step(Handshake handshake) {
        Step step = handshake.step();
        return step == null ? "no handshake" : step.text();
    }

    private static String missing(Handshake handshake) {
        if (handshake.step() != Step.TCP_SYN) {
            return "no ClientHello";
        }
        return handshake.ending() instanceof Ending.Reset ? "connection refused" : "no answer";
    }

    /** The alert that did not end the flow but says something. */
    private static String alert(Handshake handshake) {
        Alert alert = handshake.alert();
        if (alert == null || handshake.ending() instanceof Ending.Alerted) {
            return "";
        }
        // That an encrypted alert goes before a FIN is how good connections end.
        boolean isFarewell = alert.isEncrypted() && handshake.outcome() == Outcome.COMPLETED;
        return isFarewell ? "" : "; " + alert.text();
    }
}
