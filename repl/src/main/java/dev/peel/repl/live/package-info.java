/** Captures from interfaces, for the command line and the prompt. */
@NullMarked
package dev.peel.repl.live;

import org.jspecify.annotations.NullMarked;
