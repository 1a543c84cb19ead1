/** Captures without a link layer. */
@NullMarked
package dev.peel.dissectors.rawip;

import org.jspecify.annotations.NullMarked;
