/** What became of each flow, for whoever explores a capture: reports that the commands' code makes. */
@NullMarked
package dev.peel.plugins.handshake.report;

import org.jspecify.annotations.NullMarked;
