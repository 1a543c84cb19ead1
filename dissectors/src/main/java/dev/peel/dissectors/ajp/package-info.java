/** The Apache JServ Protocol, which web servers speak with application servers. */
@NullMarked
package dev.peel.dissectors.ajp;

import org.jspecify.annotations.NullMarked;
