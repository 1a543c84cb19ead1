/**
 * Plugins in JavaScript: dissectors and commands that a {@code .js} file declares.
 *
 * <p>A file is read in a sandbox of its own. What it declares is turned into fields and protocols once; its functions belong to a
 * context that one thread at a time enters, so another thread that meets the same dissector gets a context of its own.
 */
@NullMarked
package dev.peel.repl.script.dissector;

import org.jspecify.annotations.NullMarked;
