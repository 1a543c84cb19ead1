/** The engine: runs dissectors over frames, layer by layer, and notes on the tape what was asked for. */
@NullMarked
package dev.peel.core.dissect;

import org.jspecify.annotations.NullMarked;
