package dev.peel.plugins.handshake;

/** How far a flow came and how it ended, in the words that people read: one line. */
final class Sentence {
    private Sentence() {}

    static String of(Handshake handshake) {
        String then = then(handshake);
        return switch (handshake.outcome()) {
            case COMPLETED -> (handshake.step() == Step.APPDATA ? "data" : "no data") + then;
            case FAILED, UNFINISHED, UNSEEN -> step(handshake) + then;
            case NO_HELLO -> step(handshake) + then + ": " + missing(handshake);
            case NOT_TLS -> step(handshake) + ", " + handshake.clientBytes() + " bytes by client are not TLS" + then;
        };
    }

    private static String step(Handshake handshake) {
        Step step = handshake.step();
        return step == null ? "no handshake" : step.text();
    }

    private static String then(Handshake handshake) {
        StringBuilder text = new StringBuilder();
        if (!handshake.note().isEmpty()) {
            text.append(", ").append(handshake.note());
        }
        text.append(handshake.outcome() == Outcome.COMPLETED ? ", " : ", then ");
        text.append(handshake.ending().text());
        Alert alert = handshake.alert();
        boolean isTold = handshake.ending() instanceof Ending.Alerted;
        // That an encrypted alert goes before a FIN is how good connections end.
        if (alert != null && !isTold && !(alert.isEncrypted() && handshake.outcome() == Outcome.COMPLETED)) {
            text.append(", ").append(alert.text());
        }
        return text.toString();
    }

    private static String missing(Handshake handshake) {
        if (handshake.step() != Step.TCP_SYN) {
            return "no ClientHello";
        }
        return handshake.ending().by() == Party.SERVER ? "connection refused" : "no answer";
    }
}
