/** The IP authentication header, RFC 4302. */
@NullMarked
package dev.peel.dissectors.ah;

import org.jspecify.annotations.NullMarked;
