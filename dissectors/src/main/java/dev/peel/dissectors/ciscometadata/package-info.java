/** Cisco MetaData. */
@NullMarked
package dev.peel.dissectors.ciscometadata;

import org.jspecify.annotations.NullMarked;
