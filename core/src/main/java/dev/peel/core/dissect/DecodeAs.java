package dev.peel.core.dissect;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says which protocol stands behind a value of a dissector table, whatever is bound to it: tshark's {@code -d}. Immutable.
 *
 * @param table the table's name, such as {@code tcp.port}
 * @param value the number, in decimal or behind {@code 0x}, or the text
 * @param protocol the protocol's abbreviation, such as {@code tls}
 */
public record DecodeAs(String table, String value, String protocol) {
    private static final Pattern RULE = Pattern.compile("\\s*([\\w.]+)\\s*==\\s*([^,\\s]+)\\s*,\\s*([\\w.-]+)\\s*");

    /** {@return the rule that {@code text}, such as {@code tcp.port==8443,tls}, stands for; empty where it is none} */
    public static Optional<DecodeAs> parse(String text) {
        Matcher matcher = RULE.matcher(text);
        return matcher.matches()
                ? Optional.of(new DecodeAs(matcher.group(1), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    /** {@return the rule as users type it} */
    @Override
    public String toString() {
        return table + "==" + value + "," + protocol;
    }
}
