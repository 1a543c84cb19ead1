/** Generic network virtualization encapsulation, RFC 8926. */
@NullMarked
package dev.peel.dissectors.geneve;

import org.jspecify.annotations.NullMarked;
