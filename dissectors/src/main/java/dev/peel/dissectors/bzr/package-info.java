/** The smart server protocol of Bazaar. */
@NullMarked
package dev.peel.dissectors.bzr;

import org.jspecify.annotations.NullMarked;
