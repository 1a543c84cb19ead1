/** ARCNET, ANSI/ATA 878.1, with what networks put into its frames: RFC 1051 and RFC 1201. */
@NullMarked
package dev.peel.dissectors.arcnet;

import org.jspecify.annotations.NullMarked;
