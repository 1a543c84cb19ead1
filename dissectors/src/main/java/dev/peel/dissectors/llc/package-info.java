/** Logical link control with its sub-network access protocol, ISO/IEC 8802-2 and IEEE 802. */
@NullMarked
package dev.peel.dissectors.llc;

import org.jspecify.annotations.NullMarked;
