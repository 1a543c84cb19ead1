package dev.peel.core.dissect;

/** The packet's one-line summary, as dissectors write it, the innermost last. */
final class Summary {
    private final FieldRecorder d;
    private final boolean isLabelled;
    private final boolean isWanted;
    private boolean labelling;
    private boolean summarizing;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder ahead = new StringBuilder();
    private String protocol = "";

    Summary(FieldRecorder d, Demand demand) {
        this.d = d;
        isLabelled = demand.isLabelling();
        labelling = isLabelled;
        isWanted = d.wants(EngineFields.INFO) || d.wants(EngineFields.PROTOCOL_NAME);
        summarizing = isWanted;
    }

    /** Makes texts or, where {@code isMuted}, none. */
    void muted(boolean isMuted) {
        labelling = isLabelled && !isMuted;
        summarizing = isWanted && !isMuted;
    }

    boolean isWanted() {
        return isWanted;
    }

    boolean isLabelling() {
        return labelling;
    }

    boolean isSummarizing() {
        return summarizing;
    }

    void begin() {
        clear(text);
        clear(ahead);
        protocol = "";
    }

    private static void clear(StringBuilder text) {
        if (text.length() > 0) { // seldom, and setting it costs more than asking for it
            text.setLength(0);
        }
    }

    void ahead(String more) {
        ahead.insert(0, more + " ");
    }

    void set(String newProtocol, String newText) {
        protocol = newProtocol;
        text.setLength(0);
        text.append(newText);
    }

    void add(String more) {
        if (text.length() > 0) {
            text.append(more.startsWith("[") ? " " : ", ");
        }
        text.append(more);
    }

    void append(String more) {
        text.append(more);
    }

    String protocol() {
        return protocol;
    }

    void fault(String newProtocol, String more) {
        if (protocol.isEmpty()) {
            protocol = newProtocol;
        }
        append(more);
    }

    String text() {
        return text.toString();
    }

    void finish() {
        if (summarizing) {
            d.column(EngineFields.PROTOCOL_NAME, protocol);
            d.column(EngineFields.INFO, ahead.append(text).toString());
        }
    }
}
