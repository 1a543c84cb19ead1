/** The Hypertext Transfer Protocol, version 1, and SSDP, which borrows its messages. */
@NullMarked
package dev.peel.dissectors.http;

import org.jspecify.annotations.NullMarked;
