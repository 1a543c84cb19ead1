/**
 * The prompt: a capture is opened, and lines are run on it, typed on a terminal or read from a pipe.
 *
 * <p>{@link dev.peel.repl.shell.Shell#run} is the whole of it. A line that starts with a slash is a command
 * ({@code ShellCommand}), one that is a display filter shows the packets that it holds for, every other is JavaScript
 * ({@link dev.peel.repl.script.ScriptSession}).
 */
@NullMarked
package dev.peel.repl.shell;

import org.jspecify.annotations.NullMarked;
