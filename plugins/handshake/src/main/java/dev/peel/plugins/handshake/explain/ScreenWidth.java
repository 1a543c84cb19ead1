package dev.peel.plugins.handshake.explain;

import java.util.Map;

/** How many characters a line of the user's terminal takes. */
final class ScreenWidth {
    private static final int USUAL = 80;
    private static final int LEAST = 40;
    private static final int MOST = 400;

    private ScreenWidth() {}

    /**
     * {@return the width, {@value #USUAL} where nobody says}
     *
     * @param environment the process's: {@code COLUMNS} says it, as POSIX has it
     */
    static int of(Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "");
        boolean isNumber = columns.matches("[0-9]{1,4}");
        return isNumber ? Math.max(LEAST, Math.min(MOST, Integer.parseInt(columns))) : USUAL;
    }
}
