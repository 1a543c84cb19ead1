/** What dissecting a frame leaves: a tape of fields, and views of it. */
@NullMarked
package dev.peel.core.packet;

import org.jspecify.annotations.NullMarked;
