package dev.peel.repl.script.dissector;

import dev.peel.repl.script.Mistakes;
import dev.peel.repl.script.Printable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** A script did what it must not; the message is one line with file, line and column. */
final class ScriptFailure extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final Pattern INVOKED = Pattern.compile(".*invokeMember \\((\\w+)\\) on .*? failed due to: (.*)");
    private static final Pattern PLACED = Pattern.compile("(?s).*?\\.js(:\\d+:\\d+)?: .*");
    private static final Pattern UNKNOWN = Pattern.compile("Unknown identifier: .*|Message not supported.*");

    /** Makes a failure with that message. */
    ScriptFailure(String message) {
        super(message, null, false, true); // by the stack the language tells the place in the script
    }

    /**
     * {@return the failure that {@code thrown} is}
     *
     * @param file where it happened, if the script does not know
     * @param reason why the script was ended, empty where it was not
     */
    static ScriptFailure of(PolyglotException thrown, String file, String reason) {
        return new ScriptFailure(placed(Mistakes.place(thrown), file, what(thrown, reason)));
    }

    private static String what(PolyglotException thrown, String reason) {
        if (!reason.isEmpty()) {
            return reason;
        }
        if (thrown.isInterrupted() || thrown.isCancelled()) {
            return "was ended";
        }
        if (thrown.isHostException()) {
            Throwable cause = thrown.asHostException();
            return cause instanceof OutOfMemoryError
                    ? "took more memory than there is"
                    : cause instanceof ScriptFailure ? String.valueOf(cause.getMessage()) : cause.toString();
        }
        if (thrown.isResourceExhausted()) {
            return "took more memory, or calls within each other, than there is";
        }
        String message = Mistakes.message(thrown);
        Matcher invoked = INVOKED.matcher(message.replace('\n', ' '));
        if (!invoked.matches()) {
            return message;
        }
        String name = invoked.group(1);
        return UNKNOWN.matcher(invoked.group(2)).matches()
                ? ScriptVerbs.unknown(name)
                : "TypeError: " + name + " was called with what it does not take; " + ScriptVerbs.usage(name);
    }

    /** {@return whether the message says where it was} */
    boolean isPlaced() {
        return PLACED.matcher(toString()).matches();
    }

    /** {@return this failure, which a function's result is, as one that says where in {@code file} the function stands} */
    ScriptFailure at(Value function, String file) {
        return new ScriptFailure(placed(function.getSourceLocation(), file, toString()));
    }

    private static String placed(@Nullable SourceSection place, String file, String what) {
        String at = place == null
                ? file
                : place.getSource().getName() + ":" + place.getStartLine() + ":" + place.getStartColumn();
        return at + ": " + Printable.of(what).replace('\n', ' ').strip();
    }

    /** {@return the message, which tells all} */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // the name of the class says nothing to the script's author
    public String toString() {
        return String.valueOf(getMessage());
    }
}
