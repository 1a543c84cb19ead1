/** Control and provisioning of wireless access points, RFC 5415 and RFC 5416. */
@NullMarked
package dev.peel.dissectors.capwap;

import org.jspecify.annotations.NullMarked;
