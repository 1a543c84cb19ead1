/** Arista's timestamps. */
@NullMarked
package dev.peel.dissectors.arista;

import org.jspecify.annotations.NullMarked;
