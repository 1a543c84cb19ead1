/** The Internet Protocol, versions 4 and 6. */
@NullMarked
package dev.peel.dissectors.ip;

import org.jspecify.annotations.NullMarked;
