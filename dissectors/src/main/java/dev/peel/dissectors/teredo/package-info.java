/** Teredo, RFC 4380. */
@NullMarked
package dev.peel.dissectors.teredo;

import org.jspecify.annotations.NullMarked;
