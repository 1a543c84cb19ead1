/**
 * Scripts in JavaScript: a session in which they see captures and nothing else, and what comes of each.
 *
 * <p>{@link dev.peel.repl.script.ScriptSession} evaluates, for the prompt and for {@code peel run} alike.
 */
@NullMarked
package dev.peel.repl.script;

import org.jspecify.annotations.NullMarked;
