/** The Extensible Messaging and Presence Protocol, RFC 6120: the start of its streams, and where TLS starts. */
@NullMarked
package dev.peel.dissectors.xmpp;

import org.jspecify.annotations.NullMarked;
