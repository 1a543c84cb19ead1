/**
 * Rules that say of a flow what went wrong, and by which frames one can see it.
 *
 * <p>{@link dev.peel.plugins.handshake.rule.Diagnosis} applies them all; each family of rules is a file of its own, with what it says
 * of causes, next steps and specifications beside it.
 */
@NullMarked
package dev.peel.plugins.handshake.rule;

import org.jspecify.annotations.NullMarked;
