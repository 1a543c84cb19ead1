package dev.peel.plugins.statistics;

import java.util.Locale;

/** How the bytes of a followed stream are shown. */
enum FollowMode {
    ASCII,
    EBCDIC,
    HEX,
    RAW,
    YAML;

    /** {@return the word that users type} */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
