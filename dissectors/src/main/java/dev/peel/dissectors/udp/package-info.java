/** The User Datagram Protocol. */
@NullMarked
package dev.peel.dissectors.udp;

import org.jspecify.annotations.NullMarked;
