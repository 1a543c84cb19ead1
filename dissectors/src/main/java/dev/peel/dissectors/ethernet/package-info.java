/** Ethernet, IEEE 802.3. */
@NullMarked
package dev.peel.dissectors.ethernet;

import org.jspecify.annotations.NullMarked;
