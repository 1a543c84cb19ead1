/** VLAN tags, IEEE 802.1Q. */
@NullMarked
package dev.peel.dissectors.vlan;

import org.jspecify.annotations.NullMarked;
