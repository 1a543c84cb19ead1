/** GTP, the tunnels of mobile networks, 3GPP TS 29.281. */
@NullMarked
package dev.peel.dissectors.gtp;

import org.jspecify.annotations.NullMarked;
