package dev.peel.repl.shell;

import dev.peel.core.index.Progress;
import dev.peel.core.plugin.Screen;
import java.io.OutputStream;

/** Where results go and mistakes are told. */
interface Console {

    /**
     * {@return where the results of one line go; whoever writes flushes it at the end}
     *
     * @param isPaged whether a long result stops at each screen
     */
    OutputStream results(boolean isPaged);

    /**
     * {@return where the rows of one table go, those cut that are longer than the screen is wide}
     *
     * @param isPaged whether a long result stops at each screen
     */
    OutputStream rows(boolean isPaged);

    /** Tells the user something that is no result: one or more lines, the first with the command's name before it. */
    void warn(String text);

    /** Tells the user in passing what a program that reads results has no use for. */
    void remark(String text);

    /** {@return what shows the results} */
    Screen screen();

    /** {@return what shows how far the opening of a capture called {@code name} has come} */
    Progress progress(String name);

    /** Called when an opening has ended. */
    void progressEnded();

    /** Gives the terminal to another program until {@link #takeBack}. */
    void lend();

    /** Takes the terminal back. */
    void takeBack();
}
