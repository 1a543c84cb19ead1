/** Anything In Anything. */
@NullMarked
package dev.peel.dissectors.ayiya;

import org.jspecify.annotations.NullMarked;
