/** The Secure Shell: who speaks it, RFC 4253 section 4.2. */
@NullMarked
package dev.peel.dissectors.ssh;

import org.jspecify.annotations.NullMarked;
