/** OpenVPN's control and data channels. */
@NullMarked
package dev.peel.dissectors.openvpn;

import org.jspecify.annotations.NullMarked;
