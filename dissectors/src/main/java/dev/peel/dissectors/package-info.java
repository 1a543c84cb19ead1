/** The protocols that peel knows: one package each, registered with the engine by ServiceLoader. */
@NullMarked
package dev.peel.dissectors;

import org.jspecify.annotations.NullMarked;
