/** Bytes of captures and of what is reassembled from them, read in place and never past their end. */
@NullMarked
package dev.peel.core.bytes;

import org.jspecify.annotations.NullMarked;
