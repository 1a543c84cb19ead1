/** Session Traversal Utilities for NAT, with TURN's and ICE's methods and attributes. */
@NullMarked
package dev.peel.plugins.stun;

import org.jspecify.annotations.NullMarked;
