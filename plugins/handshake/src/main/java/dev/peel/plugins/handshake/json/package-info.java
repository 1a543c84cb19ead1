/** What commands print for programs: JSON, an object a line. */
@NullMarked
package dev.peel.plugins.handshake.json;

import org.jspecify.annotations.NullMarked;
