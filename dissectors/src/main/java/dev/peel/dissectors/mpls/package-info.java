/** Multi-protocol label switching, RFC 3032, and its pseudowires. */
@NullMarked
package dev.peel.dissectors.mpls;

import org.jspecify.annotations.NullMarked;
