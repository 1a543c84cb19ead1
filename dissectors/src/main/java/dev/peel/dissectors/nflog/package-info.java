/** Packets logged by Linux's netfilter. */
@NullMarked
package dev.peel.dissectors.nflog;

import org.jspecify.annotations.NullMarked;
