/**
 * The commands that list flows.
 */
@NullMarked
package dev.peel.plugins.handshake.command;

import org.jspecify.annotations.NullMarked;
