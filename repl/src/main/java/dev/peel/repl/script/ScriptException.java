package dev.peel.repl.script;

/** What a script is told when it asks for what cannot be had: an error of JavaScript. */
final class ScriptException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String kind;

    private ScriptException(String kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    /** {@return an error of JavaScript's class {@code TypeError}: an argument of the wrong kind} */
    static ScriptException type(String message) {
        return new ScriptException("TypeError", message);
    }

    /** {@return an error of JavaScript's class {@code RangeError}: a number or a size out of range} */
    static ScriptException range(String message) {
        return new ScriptException("RangeError", message);
    }

    /** {@return an error of JavaScript's class {@code SyntaxError}: text that is no filter, say} */
    static ScriptException syntax(String message) {
        return new ScriptException("SyntaxError", message);
    }

    /** {@return an error of JavaScript's class {@code Error}} */
    static ScriptException other(String message) {
        return new ScriptException("Error", message);
    }

    /** {@return the name of the error's class} */
    String kind() {
        return kind;
    }
}
