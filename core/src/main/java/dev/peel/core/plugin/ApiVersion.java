package dev.peel.core.plugin;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of peel's API for plugins: what is compiled against one runs on all later ones of the same {@code major}.
 *
 * @param major counts the changes that break plugins, at least 0
 * @param minor counts the additions since, at least 0
 */
record ApiVersion(int major, int minor) {
    /** The version that this peel has. */
    public static final ApiVersion CURRENT = new ApiVersion(1, 0);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})(\\.\\d{1,6})?");

    /** {@return the version that {@code text} stands for, such as {@code 1.0}; empty where it is none} */
    public static Optional<ApiVersion> parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(new ApiVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** {@return whether what is compiled against {@code other} runs on this version} */
    public boolean runs(ApiVersion other) {
        return major == other.major && other.minor <= minor;
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
