/** The File Transfer Protocol, RFC 959: the control connection, and where TLS starts on it, RFC 4217. */
@NullMarked
package dev.peel.dissectors.ftp;

import org.jspecify.annotations.NullMarked;
