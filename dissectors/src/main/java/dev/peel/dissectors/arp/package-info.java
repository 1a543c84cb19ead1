/** Address resolution, RFC 826. */
@NullMarked
package dev.peel.dissectors.arp;

import org.jspecify.annotations.NullMarked;
