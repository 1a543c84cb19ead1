/** The Fiber Distributed Data Interface, ISO 9314-2. */
@NullMarked
package dev.peel.dissectors.fddi;

import org.jspecify.annotations.NullMarked;
