/** The Internet Control Message Protocol, versions 4 and 6, with neighbour discovery and multicast listener discovery. */
@NullMarked
package dev.peel.dissectors.icmp;

import org.jspecify.annotations.NullMarked;
