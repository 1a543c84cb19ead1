/** Cisco's framing of serial lines, RFC 1547. */
@NullMarked
package dev.peel.dissectors.ciscohdlc;

import org.jspecify.annotations.NullMarked;
