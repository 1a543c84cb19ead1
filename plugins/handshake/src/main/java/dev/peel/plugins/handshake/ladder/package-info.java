/**
 * The packets of a flow's handshake as arrows between its two sides: {@code peel ladder}, as text, SVG or Mermaid.
 */
@NullMarked
package dev.peel.plugins.handshake.ladder;

import org.jspecify.annotations.NullMarked;
