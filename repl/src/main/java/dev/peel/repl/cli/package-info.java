/** The {@code peel} command. */
@NullMarked
package dev.peel.repl.cli;

import org.jspecify.annotations.NullMarked;
