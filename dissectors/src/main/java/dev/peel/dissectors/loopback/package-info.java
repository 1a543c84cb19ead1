/** The loopback interfaces of BSD, macOS and Windows. */
@NullMarked
package dev.peel.dissectors.loopback;

import org.jspecify.annotations.NullMarked;
