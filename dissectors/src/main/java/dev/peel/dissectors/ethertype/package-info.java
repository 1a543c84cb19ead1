/** EtherTypes, shared by all link layers that use them. */
@NullMarked
package dev.peel.dissectors.ethertype;

import org.jspecify.annotations.NullMarked;
