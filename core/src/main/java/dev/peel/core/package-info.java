/** The engine of peel: bytes, fields, packets, flows, captures and filters, and no protocol. */
@NullMarked
package dev.peel.core;

import org.jspecify.annotations.NullMarked;
