/** The plugins of a run, and what the user has chosen of what they offer: where both are found, and what becomes of them. */
@NullMarked
package dev.peel.repl.extension;

import org.jspecify.annotations.NullMarked;
