/** PPP over Ethernet, RFC 2516. */
@NullMarked
package dev.peel.dissectors.pppoe;

import org.jspecify.annotations.NullMarked;
