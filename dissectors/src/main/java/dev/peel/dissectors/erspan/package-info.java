/** ERSPAN: frames mirrored by a switch, draft-foschiano-erspan. */
@NullMarked
package dev.peel.dissectors.erspan;

import org.jspecify.annotations.NullMarked;
