/** Virtual extensible local area networks, RFC 7348. */
@NullMarked
package dev.peel.dissectors.vxlan;

import org.jspecify.annotations.NullMarked;
