/** The Remote Desktop Protocol, as far as it negotiates how the connection is protected. */
@NullMarked
package dev.peel.dissectors.rdp;

import org.jspecify.annotations.NullMarked;
