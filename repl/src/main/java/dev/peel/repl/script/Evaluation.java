package dev.peel.repl.script;

/** What came of a script. */
public sealed interface Evaluation {

    /**
     * The script ended with a value.
     *
     * @param name what later scripts call the value by, such as {@code _3}; empty where there is no value to keep
     * @param text the value as people read it, lines without an end of line at the end; empty where there is none
     */
    record Result(String name, String text) implements Evaluation {}

    /**
     * The script is wrong, or did not end.
     *
     * @param message what is wrong, a sentence without an end
     * @param source the name of the script that is wrong, empty where that is not known
     * @param line the line, from 1; 0 where that is not known
     * @param column the column, from 1; 0 where that is not known
     * @param marked two lines, the wrong line and below it a caret that marks the place; empty where the place is not known
     * @param isStopped whether {@link ScriptSession#interrupt} or a limit ended the script
     */
    record Mistake(String message, String source, int line, int column, String marked, boolean isStopped)
            implements Evaluation {

        /** {@return the message with its place before it, as compilers have it: {@code query.js:3:7: message}} */
        public String located() {
            if (source.isEmpty()) {
                return message;
            }
            return line == 0 ? source + ": " + message : source + ":" + line + ":" + column + ": " + message;
        }
    }

    /**
     * The script asked for the end by {@code exit(code)}.
     *
     * @param code the exit code, 0 to 255
     */
    record Exit(int code) implements Evaluation {}
}
