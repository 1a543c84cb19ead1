package dev.peel.repl.shell;

/** What a line is written in. */
enum Language {
    /** A command, behind a slash. */
    COMMAND,
    /** A display filter. */
    FILTER,
    /** JavaScript. */
    SCRIPT
}
