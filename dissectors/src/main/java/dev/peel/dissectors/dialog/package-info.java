/** What protocols of commands and replies have in common: lines of text, and the way to TLS. */
@NullMarked
package dev.peel.dissectors.dialog;

import org.jspecify.annotations.NullMarked;
