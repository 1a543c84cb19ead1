/**
 * How text is laid out for people: what a capture says made harmless, tables that fit a line, colours.
 */
@NullMarked
package dev.peel.plugins.handshake.text;

import org.jspecify.annotations.NullMarked;
