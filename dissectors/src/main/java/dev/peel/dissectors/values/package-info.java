/** Named values of protocol fields: data files made from the registries. */
@NullMarked
package dev.peel.dissectors.values;

import org.jspecify.annotations.NullMarked;
