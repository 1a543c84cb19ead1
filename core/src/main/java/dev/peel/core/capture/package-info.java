/** Capture files and pipes, read in batches of frames. */
@NullMarked
package dev.peel.core.capture;

import org.jspecify.annotations.NullMarked;
