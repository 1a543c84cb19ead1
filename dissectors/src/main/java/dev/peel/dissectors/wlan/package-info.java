/** IEEE 802.11 wireless LAN. */
@NullMarked
package dev.peel.dissectors.wlan;

import org.jspecify.annotations.NullMarked;
