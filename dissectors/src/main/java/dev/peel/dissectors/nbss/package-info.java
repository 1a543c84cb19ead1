/** The NetBIOS session service, which carries SMB. */
@NullMarked
package dev.peel.dissectors.nbss;

import org.jspecify.annotations.NullMarked;
