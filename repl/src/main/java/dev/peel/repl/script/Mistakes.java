package dev.peel.repl.script;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;
import org.jspecify.annotations.Nullable;

/** What users are told of a script that failed: what is wrong, where in their script, and how to mend it. */
public final class Mistakes {
    private static final int SHOWN = 100; // characters of a long line, around the place
    private static final String ELLIPSIS = "...";
    private static final Pattern SYNTAX = Pattern.compile("SyntaxError: [^\\n]*?:\\d+:\\d+ ([^\\n]*)[\\s\\S]*");
    private static final Pattern OF_UNDEFINED =
            Pattern.compile("TypeError: Cannot read propert(?:y|ies) (?:of undefined )?.*?[\"'](\\w+)[\"'].*");

    private Mistakes() {}

    /**
     * {@return what the user is told}
     *
     * @param reason why the script was ended, empty where it was not
     * @param absent the field that a packet was found not to have, last; empty where none was
     */
    public static Evaluation.Mistake of(PolyglotException failed, String reason, String absent) {
        SourceSection place = place(failed);
        if (!reason.isEmpty() || failed.isInterrupted()) {
            return mistake("the script was ended: " + (reason.isEmpty() ? "interrupted" : reason), place, true);
        }
        if (failed.isResourceExhausted()) {
            return mistake(
                    "the script was ended: it took more memory, or calls within each other, than there is",
                    place,
                    true);
        }
        if (failed.isHostException() && failed.asHostException() instanceof OutOfMemoryError) {
            return mistake("the script was ended: it took more memory than there is", place, true);
        }
        if (failed.isInternalError() || failed.isHostException()) {
            return mistake("internal error, please report it: " + failed.getMessage(), place, false);
        }
        return mistake(message(failed) + hint(failed, absent), place, false);
    }

    /** {@return what is wrong, in the words of the language; for syntax errors without the place} */
    public static String message(PolyglotException failed) {
        String message = String.valueOf(failed.getMessage());
        if (failed.isSyntaxError()) {
            Matcher syntax = SYNTAX.matcher(message);
            return syntax.matches() ? "SyntaxError: " + syntax.group(1) : message;
        }
        return message;
    }

    /** Most packets lack most layers: that is what "of undefined" says where a field was read. */
    private static String hint(PolyglotException failed, String absent) {
        Matcher undefined = OF_UNDEFINED.matcher(String.valueOf(failed.getMessage()));
        return absent.isEmpty() || !undefined.matches()
                ? ""
                : "; the packet has no " + absent + ": ask for " + absent + "?." + undefined.group(1);
    }

    /** {@return where in a user's script it went wrong, null where that is not known} */
    public static @Nullable SourceSection place(PolyglotException failed) {
        SourceSection own = failed.getSourceLocation();
        if (own != null && isUsers(own)) {
            return own;
        }
        for (PolyglotException.StackFrame frame : failed.getPolyglotStackTrace()) {
            SourceSection section = frame.isGuestFrame() ? frame.getSourceLocation() : null;
            if (section != null && isUsers(section)) {
                return section;
            }
        }
        return null;
    }

    private static boolean isUsers(SourceSection section) {
        return section.isAvailable()
                && section.hasLines()
                && !Sources.isOwn(section.getSource().getName());
    }

    private static Evaluation.Mistake mistake(String message, @Nullable SourceSection place, boolean isStopped) {
        String printable = Printable.of(message).stripTrailing();
        if (place == null) {
            return new Evaluation.Mistake(printable, "", 0, 0, "", isStopped);
        }
        int line = place.getStartLine();
        int column = place.hasColumns() ? place.getStartColumn() : 1;
        String text = place.getSource().getCharacters(line).toString();
        String name = place.getSource().getName();
        return new Evaluation.Mistake(printable, name, line, column, marked(text, column), isStopped);
    }

    private static String marked(String line, int column) {
        int at = Math.min(column - 1, line.length());
        int from = line.length() <= SHOWN ? 0 : Math.max(0, at - SHOWN / 2);
        int to = Math.min(line.length(), from + SHOWN);
        String before = from > 0 ? ELLIPSIS : "";
        String shown =
                before + line.substring(from, to).replaceAll("\\p{Cntrl}", " ") + (to < line.length() ? ELLIPSIS : "");
        return shown + "\n" + " ".repeat(before.length() + line.codePointCount(from, at)) + "^";
    }
}
