/** The Lightweight Directory Access Protocol: the heads of its messages. */
@NullMarked
package dev.peel.dissectors.ldap;

import org.jspecify.annotations.NullMarked;
