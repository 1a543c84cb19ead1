/** The Domain Name System over UDP and TCP, and its relatives on the local link, mDNS and LLMNR. */
@NullMarked
package dev.peel.dissectors.dns;

import org.jspecify.annotations.NullMarked;
