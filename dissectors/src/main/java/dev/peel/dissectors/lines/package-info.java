/** What protocols of text lines have in common. */
@NullMarked
package dev.peel.dissectors.lines;

import org.jspecify.annotations.NullMarked;
