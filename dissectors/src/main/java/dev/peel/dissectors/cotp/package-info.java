/** The connection-oriented transport protocol, X.224 and ISO 8073. */
@NullMarked
package dev.peel.dissectors.cotp;

import org.jspecify.annotations.NullMarked;
