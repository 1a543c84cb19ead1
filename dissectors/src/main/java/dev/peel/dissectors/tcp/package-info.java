/** The Transmission Control Protocol. */
@NullMarked
package dev.peel.dissectors.tcp;

import org.jspecify.annotations.NullMarked;
