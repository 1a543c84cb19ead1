/** Novell Distributed Print Services over TCP: the heads of its records. */
@NullMarked
package dev.peel.dissectors.ndps;

import org.jspecify.annotations.NullMarked;
