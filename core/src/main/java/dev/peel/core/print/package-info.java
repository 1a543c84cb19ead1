/** Packets as text: chosen fields, one line, a tree, hexadecimal bytes. */
@NullMarked
package dev.peel.core.print;

import org.jspecify.annotations.NullMarked;
