/** Who asks for fields and is given each packet's, and the run over a capture that serves them. */
@NullMarked
package dev.peel.core.tap;

import org.jspecify.annotations.NullMarked;
