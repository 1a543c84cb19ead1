/** The Internet Message Access Protocol, RFC 9051: commands and responses, and where TLS starts. */
@NullMarked
package dev.peel.dissectors.imap;

import org.jspecify.annotations.NullMarked;
