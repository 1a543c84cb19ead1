/** Generic routing encapsulation, RFC 2784. */
@NullMarked
package dev.peel.dissectors.gre;

import org.jspecify.annotations.NullMarked;
