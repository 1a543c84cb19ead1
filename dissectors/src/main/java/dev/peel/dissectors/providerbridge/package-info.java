/** Provider bridges and provider backbone bridges, IEEE 802.1ad and 802.1ah. */
@NullMarked
package dev.peel.dissectors.providerbridge;

import org.jspecify.annotations.NullMarked;
