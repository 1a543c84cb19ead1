/** Linux cooked captures. */
@NullMarked
package dev.peel.dissectors.sll;

import org.jspecify.annotations.NullMarked;
