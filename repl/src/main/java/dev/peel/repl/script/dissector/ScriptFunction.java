package dev.peel.repl.script.dissector;

/** The functions of a script's dissector or tap. */
enum ScriptFunction {
    DISSECT("dissect"),
    PDU_LENGTH("pduLength"),
    ACCEPTS("accepts"),
    RECOGNIZES("recognizes"),
    STARTS_MESSAGE("startsMessage"),
    PACKET("packet");

    private final String label;

    ScriptFunction(String label) {
        this.label = label;
    }

    /** {@return its name in scripts} */
    String label() {
        return label;
    }
}
