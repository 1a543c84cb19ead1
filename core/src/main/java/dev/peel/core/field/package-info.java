/** What fields there are: their names, kinds and the names of their numbers; each declared once. */
@NullMarked
package dev.peel.core.field;

import org.jspecify.annotations.NullMarked;
