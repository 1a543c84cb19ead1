/** Live capture: libpcap's packets, by pcap4j, as a capture that is read while it grows. */
@NullMarked
package dev.peel.plugins.live;

import org.jspecify.annotations.NullMarked;
