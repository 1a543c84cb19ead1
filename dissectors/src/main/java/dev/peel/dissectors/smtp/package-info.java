/** The Simple Mail Transfer Protocol, RFC 5321: commands and replies, and where TLS starts, RFC 3207. */
@NullMarked
package dev.peel.dissectors.smtp;

import org.jspecify.annotations.NullMarked;
