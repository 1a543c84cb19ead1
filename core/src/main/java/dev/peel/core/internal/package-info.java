/** What packages of core share and nobody else needs: no API. */
@NullMarked
package dev.peel.core.internal;

import org.jspecify.annotations.NullMarked;
