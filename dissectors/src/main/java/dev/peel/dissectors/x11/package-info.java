/** The X Window System protocol, version 11: the heads of its messages. */
@NullMarked
package dev.peel.dissectors.x11;

import org.jspecify.annotations.NullMarked;
