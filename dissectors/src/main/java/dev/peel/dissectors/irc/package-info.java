/** Internet Relay Chat, RFC 2812. */
@NullMarked
package dev.peel.dissectors.irc;

import org.jspecify.annotations.NullMarked;
