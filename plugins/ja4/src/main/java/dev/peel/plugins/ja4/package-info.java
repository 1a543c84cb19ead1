/** The fingerprint JA4 of TLS clients, a post-dissector that sees TLS through its fields as any user does. */
@NullMarked
package dev.peel.plugins.ja4;

import org.jspecify.annotations.NullMarked;
